package linli.base.value;

import java.util.Map;

/**
 * One entry of a code table.
 *
 * @param code as stored
 * @param name as shown
 * @param columns every column of the table's file by its name (group, sensitive, short …), code and name included
 */
public record Code(String code, String name, Map<String, String> columns) {
    /** @return the column's value, "" when the table has no such column. */
    public String column(String name) {
        return columns.getOrDefault(name, "");
    }
}
