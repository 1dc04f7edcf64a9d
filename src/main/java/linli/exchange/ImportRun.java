package linli.exchange;

import java.time.OffsetDateTime;

/** 导入记录: one import that was written. */
public record ImportRun(long id, String kind, String fileName, String sha256, OffsetDateTime at, String staffName, Counts counts,
        OffsetDateTime undoneAt) {}
