package linli.rollup;

/** Whom a figure counts once: who came, who ate, who helped. */
public enum Counted { PRESENT, DINERS, HELPERS }
