package linli.base.value;

/** 一老一小一新: the three groups the centre looks after first. Who belongs to them say the {@link FocusRules}. */
public enum FocusGroup { ELDER, CHILD, NEW }
