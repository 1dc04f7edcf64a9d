package linli.base.excel;

import java.util.List;

/**
 * How one sheet is laid out: where its header stands and what each column says.
 *
 * @param sheet index in the book
 * @param name the sheet's name
 * @param top first header row, from 0
 * @param depth header rows, 1 to 3; 0 when the list has none
 * @param headers the columns with a header or with values, in file order
 * @param titles cleaned texts above the header, which may come again on every page
 */
public record Layout(int sheet, String name, int top, int depth, List<Header> headers, List<String> titles) {

    /**
     * One column of the file.
     *
     * @param index column, from 0
     * @param label its header for people: the levels joined by a stroke, or "" when it has none
     * @param levels the header rows' texts of this column, outermost first, blanks and repeats left out
     * @param samples up to three different values
     * @param seen the first cells below the header, for a look at the content
     * @param filled how many of the looked-at rows have a value
     */
    public record Header(int index, String label, List<String> levels, List<String> samples, List<Cell> seen, int filled) {
        /** @return the column's letters as the spreadsheet program shows them. */
        public String letters() {
            return Layout.letters(index);
        }
    }

    /** @return the letters of a column counted from 0: A, B … Z, AA. */
    public static String letters(int index) {
        StringBuilder out = new StringBuilder();
        for (int i = index; i >= 0; i = i / 26 - 1) {
            out.insert(0, (char) ('A' + i % 26));
        }
        return out.toString();
    }

    /** @return first row below the header, from 0. */
    public int dataFrom() {
        return top + depth;
    }
}
