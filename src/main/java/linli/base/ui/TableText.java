package linli.base.ui;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;

/** Rows of a table as text for the clipboard, just as they are shown. */
record TableText<T>(List<TableColumn<T, ?>> columns, Map<String, Function<T, String>> texts, List<T> rows) {
    String tsv() {
        return titles("\t", text -> text) + "\n"
                + rows.stream().map(row -> cells(row, "\t", text -> text.replaceAll("[\t\r\n]+", " "))).collect(Collectors.joining("\n"));
    }

    /** The number format {@code \@} makes Excel and WPS keep long digits as text. */
    String html() {
        String open = "<tr><td style=\"mso-number-format:'\\@'\">";
        String between = "</td><td style=\"mso-number-format:'\\@'\">";
        return "<table>" + open + titles(between, TableText::escaped) + "</td></tr>"
                + rows.stream().map(row -> open + cells(row, between, TableText::escaped) + "</td></tr>").collect(Collectors.joining()) + "</table>";
    }

    private String titles(String between, Function<String, String> clean) {
        return columns.stream().map(column -> clean.apply(column.getText())).collect(Collectors.joining(between));
    }

    private String cells(T row, String between, Function<String, String> clean) {
        return columns.stream()
                .map(column -> texts.get(column.getId()).apply(row))
                .map(text -> clean.apply(text == null ? "" : text))
                .collect(Collectors.joining(between));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
