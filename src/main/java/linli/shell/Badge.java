package linli.shell;

/** Count beside a word of the navigation; red only when something is late. */
public record Badge(int count, boolean late) {}
