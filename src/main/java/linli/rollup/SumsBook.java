package linli.rollup;

import static linli.base.text.Texts.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.excel.PrintBook.Head;
import linli.base.excel.PrintBook.Kind;
import linli.base.excel.PrintBook;
import linli.base.text.Texts;
import linli.base.value.Span;
import linli.rollup.Comparison.State;
import linli.rollup.Rollups.Place;
import linli.sentfiles.SentTable.Item;
import linli.sentfiles.SentTable;

/** The sums as a workbook that prints untouched: who has sent, each table community by community, every figure summed, the differences. */
final class SumsBook {
    private SumsBook() {}

    static byte[] of(String name, Span span, Sums sums, LocalDate today) {
        PrintBook book = new PrintBook().lying();
        String left = text("rollup.book.by", name);
        String right = text("rollup.book.on", today);
        List<String> sign = List.of(text("rollup.book.signBy"), text("rollup.book.signChecked"));
        book.sheet(text("rollup.book.board"), text("rollup.book.boardTitle", span.words()), left, text("rollup.book.rate", sums.board().stream().filter(one -> one.state() != State.MISSING).count(),
                sums.board().size(), percent(sums.rate())), List.of(new Head(text("rollup.column.town"), 16, Kind.TEXT), new Head(text("rollup.column.code"), 16, Kind.TEXT),
                new Head(text("rollup.column.name"), 22, Kind.TEXT), new Head(text("rollup.column.state"), 10, Kind.TEXT), new Head(text("rollup.column.sent"), 12, Kind.DATE),
                new Head(text("rollup.column.version"), 8, Kind.COUNT), new Head(text("rollup.column.file"), 34, Kind.TEXT)), sums.board().stream().map(SumsBook::place).toList(), null, sign);
        for (Sums.Matrix matrix : sums.matrices()) {
            if (!matrix.columns().isEmpty()) {
                book.sheet(matrix.table().no() + " " + shortened(matrix.table().title()), text("rollup.book.tableTitle", matrix.table().title(), span.words()), left, right, heads(matrix, sums.loose()),
                        rows(matrix, sums.board()), null, sign);
            }
        }
        book.sheet(text("rollup.book.all"), text("rollup.book.allTitle", span.words()), left, right, List.of(new Head(text("rollup.column.table"), 26, Kind.TEXT),
                new Head(text("rollup.column.row"), 26, Kind.TEXT), new Head(text("rollup.column.figure"), 20, Kind.TEXT), new Head(text("rollup.column.sum"), 16, Kind.NUMBER),
                new Head(text("rollup.column.note"), 18, Kind.TEXT)), all(sums), null, sign);
        if (!sums.gaps().isEmpty()) {
            book.sheet(text("rollup.book.gaps"), text("rollup.book.gapsTitle", span.words()), left, right, List.of(new Head(text("rollup.column.code"), 16, Kind.TEXT),
                    new Head(text("rollup.column.table"), 14, Kind.TEXT), new Head(text("rollup.column.row"), 26, Kind.TEXT), new Head(text("rollup.column.figure"), 20, Kind.TEXT),
                    new Head(text("rollup.column.said"), 14, Kind.NUMBER), new Head(text("rollup.column.reckoned"), 14, Kind.NUMBER)),
                    sums.gaps().stream().map(gap -> java.util.Arrays.asList(gap.code(), gap.form(), gap.row(), gap.column(), gap.said(), gap.reckoned())).toList(), null, sign);
        }
        return book.bytes();
    }

    private static String shortened(String title) {
        String plain = title.replaceAll("[\\\\/?*\\[\\]:]", "");
        return plain.length() > 20 ? plain.substring(0, 20) : plain;
    }

    private static String percent(double rate) {
        return String.format(java.util.Locale.ROOT, "%.1f%%", rate * 100);
    }

    private static List<?> place(Place one) {
        return java.util.Arrays.asList(one.who().town(), one.who().code(), one.who().name(), Texts.of(one.state()), one.now() == null ? null : one.now().sentOn(),
                one.now() == null ? null : one.now().edition(), one.now() == null ? "" : one.now().file());
    }

    private static List<Head> heads(Sums.Matrix matrix, List<String> loose) {
        List<Head> heads = new ArrayList<>(List.of(new Head(text("rollup.column.town"), 14, Kind.TEXT), new Head(text("rollup.column.name"), 20, Kind.TEXT)));
        boolean lines = matrix.columns().stream().map(Item::column).distinct().count() == 1;
        for (Item item : matrix.columns()) {
            String title = lines ? item.row() : item.column();
            heads.add(new Head(loose.contains(matrix.table().form() + ":" + item.id()) ? text("rollup.loose", title) : title, 11, switch (item.style()) {
                case MONEY -> Kind.MONEY;
                case SHARE, PERCENT -> Kind.SHARE;
                case DECIMAL, POINTS -> Kind.NUMBER;
                default -> Kind.COUNT;
            }));
        }
        return heads;
    }

    /** 镇街, its communities, 小计; at the end 合计. Who has not sent is 未报, not nought. */
    private static List<List<?>> rows(Sums.Matrix matrix, List<Place> board) {
        Map<String, List<Place>> towns = new LinkedHashMap<>();
        board.forEach(place -> towns.computeIfAbsent(place.who().town(), any -> new ArrayList<>()).add(place));
        List<List<?>> rows = new ArrayList<>();
        towns.forEach((town, places) -> {
            for (Place place : places) {
                List<BigDecimal> values = matrix.values().get(place.who().code());
                rows.add(row(town, place.who().name(), values, values == null ? text("rollup.missing") : null, matrix.columns().size()));
            }
            rows.add(row(text("rollup.subtotal", town), "", matrix.towns().get(town), null, matrix.columns().size()));
        });
        rows.add(row(text("rollup.total"), "", matrix.columns().stream().map(Item::value).toList(), null, matrix.columns().size()));
        return rows;
    }

    private static List<?> row(String town, String name, List<BigDecimal> values, String instead, int columns) {
        List<Object> row = new ArrayList<>(List.of(town, name));
        for (int i = 0; i < columns; i++) {
            row.add(values == null ? instead : values.get(i));
        }
        return row;
    }

    private static List<List<?>> all(Sums sums) {
        List<List<?>> rows = new ArrayList<>();
        for (SentTable table : sums.tables()) {
            for (Item item : table.items()) {
                String key = table.form() + ":" + item.id();
                Long twice = sums.twice().get(key);
                rows.add(java.util.Arrays.asList(table.title(), item.row(), item.column(), shown(item), sums.loose().contains(key) ? text("rollup.looseNote")
                        : twice == null ? "" : text("rollup.onceNote", twice)));
            }
        }
        return rows;
    }

    /** The column of all figures has one format: what is not a plain number is written out. */
    private static Object shown(Item item) {
        return item.style() == SentTable.Style.SHARE || item.style() == SentTable.Style.PERCENT ? item.value() == null ? null : percent(item.value().doubleValue()) : item.value();
    }
}
