package linli.exchange;

import java.nio.file.Path;

/**
 * What an import did.
 *
 * @param run id of the import record
 * @param counts what happened to the rows
 * @param returns workbook of the rejected rows with their reasons, or null when none was rejected
 * @param annotated marked copy of the whole workbook, or null when none was asked for
 */
public record Outcome(long run, Counts counts, Path returns, Path annotated) {}
