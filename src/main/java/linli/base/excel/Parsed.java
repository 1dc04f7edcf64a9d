package linli.base.excel;

import java.util.List;

/**
 * A row after its field rules.
 *
 * @param row where it came from
 * @param value the record to store; null when a problem rejects the row
 * @param problems warnings and reasons
 */
public record Parsed<T>(RowValues row, T value, List<Problem> problems) {}
