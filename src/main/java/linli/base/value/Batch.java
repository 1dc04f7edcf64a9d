package linli.base.value;

/** 三个一批: how a supply came to the community: 市级下沉, 镇街挖掘 or 市场引进. Every supply carries one. */
public enum Batch { SINK, DIG, BRING }
