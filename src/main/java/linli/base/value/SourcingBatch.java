package linli.base.value;

/** 三个一批: where a supply comes from. SINK 下沉 from city units, DIG 挖掘 in town and street, BRING 引进 from the market. */
public enum SourcingBatch { SINK, DIG, BRING }
