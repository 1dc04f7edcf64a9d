package linli.base.excel;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import linli.base.text.UserError;
import linli.base.value.Clean;

/** A spreadsheet read as one kind of list: its sheets with headers, its columns sent to fields, its rows one by one. */
public final class ListBook implements AutoCloseable {
    private static final int MOST_TOPS = 60;
    private static final int MOST_COLUMNS = 40;

    private final Book book;
    private final ListSheet<?> list;
    private final List<Plan> plans = new ArrayList<>();
    private final List<Aside> aside = new ArrayList<>();
    private final Map<String, Map<String, String>> mended = new HashMap<>();
    /** What a person has said a text of a field means, by plan: how often one word stands for two things (媳妇). */
    private final Map<Plan, Map<String, String>> answers = new HashMap<>();
    private int skipped;

    /** Ear for rows of people. */
    public interface Sink {
        /** @return false to stop reading. */
        boolean row(RowValues row);
    }

    /**
     * A sheet that will be read.
     *
     * @param signature tells the same header again
     * @param missing labels of fields the list cannot do without and no column goes to
     */
    public record Plan(Layout layout, List<ColumnMatch> columns, String signature, List<String> missing) {
        /** @return whether columns were sent to fields by their contents alone, on a list without any header: a person must look at that. */
        public boolean guessed() {
            return layout.depth() == 0 && columns.stream().anyMatch(m -> m.basis() == ColumnMatch.Basis.CONTENT);
        }
    }

    /** The first rows of a sheet, for a person to say where the header is. */
    public record Top(String sheet, List<List<String>> rows) {}

    /** A sheet that will not be read. */
    public record Aside(String sheet, Why why) {
        /** NO_HEADER: no header of this kind of list was found. */
        public enum Why { HIDDEN, EMPTY, NO_HEADER }
    }

    private ListBook(Book book, ListSheet<?> list) {
        this.book = book;
        this.list = list;
    }

    /**
     * Opens a file and finds its lists.
     *
     * @param password the workbook's password, or null
     * @param hand field key ("" = leave out) by header text or column letters; and what an ambiguous text means, by {@link #answerTo}
     * @param headers the header's row by sheet as told by a person, as the spreadsheet program counts; 0 = the list has none
     * @param memory from a header's signature and labels to the mapping used last time, empty when there is none
     * @throws UserError when the file cannot be read, holds no list of this kind, or the hand's mapping is wrong
     */
    public static ListBook open(Path file, String password, ListSheet<?> list, Map<String, String> hand, Map<String, Integer> headers,
            BiFunction<String, List<String>, Map<String, String>> memory) {
        Book book = Book.open(file, password);
        try {
            ListBook opened = new ListBook(book, list);
            opened.plan(hand, headers, memory);
            return opened;
        } catch (RuntimeException e) {
            book.close();
            throw e;
        }
    }

    /** Same, where nobody has told where the headers are. */
    public static ListBook open(Path file, String password, ListSheet<?> list, Map<String, String> hand,
            BiFunction<String, List<String>, Map<String, String>> memory) {
        return open(file, password, list, hand, Map.of(), memory);
    }

    private void plan(Map<String, String> hand, Map<String, Integer> headers, BiFunction<String, List<String>, Map<String, String>> memory) {
        Synonyms synonyms = new Synonyms(list.columns());
        LayoutFinder finder = new LayoutFinder(synonyms);
        ColumnMapper mapper = new ColumnMapper(synonyms);
        List<SheetInfo> sheets = book.sheets();
        for (int i = 0; i < sheets.size(); i++) {
            SheetInfo info = sheets.get(i);
            if (info.hidden()) {
                aside.add(new Aside(info.name(), Aside.Why.HIDDEN));
                continue;
            }
            Integer told = headers.get(info.name());
            Layout layout = info.rows() == 0 ? null : told == null ? finder.find(book, i) : told == 0 ? finder.bare(book, i) : finder.told(book, i, told - 1);
            if (layout == null) {
                aside.add(new Aside(info.name(), info.rows() == 0 ? Aside.Why.EMPTY : Aside.Why.NO_HEADER));
                continue;
            }
            plans.add(plan(layout, mapper, hand, memory));
        }
        if (plans.isEmpty()) {
            guess(finder, mapper, hand);
        }
        if (plans.isEmpty()) {
            boolean allEmpty = aside.stream().allMatch(a -> a.why() == Aside.Why.EMPTY);
            throw new UserError(allEmpty ? "error.book.empty" : "error.book.noPeople", book.fileName());
        }
        // a sheet of sums beside the lists is no list; alone it stays, so that its columns can be sent by hand
        if (plans.stream().anyMatch(p -> p.missing().isEmpty())) {
            plans.removeIf(p -> {
                boolean other = !p.missing().isEmpty() && !headers.containsKey(p.layout().name());
                if (other) {
                    aside.add(new Aside(p.layout().name(), Aside.Why.NO_HEADER));
                }
                return other;
            });
        }
    }

    private Plan plan(Layout layout, ColumnMapper mapper, Map<String, String> hand, BiFunction<String, List<String>, Map<String, String>> memory) {
        List<String> labels = layout.headers().stream().map(Layout.Header::label).filter(l -> !l.isEmpty()).toList();
        String signature = signature(labels);
        List<ColumnMatch> columns = mapper.map(layout, hand, layout.depth() == 0 ? Map.of() : memory.apply(signature, labels));
        List<String> missing = list.columns().stream().filter(c -> c.use() == Column.Use.REQUIRED)
                .filter(c -> columns.stream().noneMatch(m -> m.column() != null && m.column().key().equals(c.key()))).map(Column::label).toList();
        Plan plan = new Plan(layout, columns, signature, missing);
        Map<String, String> told = new LinkedHashMap<>(layout.depth() == 0 ? Map.of() : memory.apply(signature, labels));
        told.putAll(hand);
        told.keySet().removeIf(name -> !isAnswer(name));
        answers.put(plan, told);
        return plan;
    }

    /** @return the name under which a mapping keeps what a text of a field means, e.g. {@code relation=媳妇}. */
    public static String answerTo(String key, String text) {
        return key + "=" + Clean.compact(text);
    }

    /** @return whether the entry of a mapping is such an answer, and no column. */
    public static boolean isAnswer(String name) {
        return name.indexOf('=') > 0;
    }

    /** No sheet has a header that is known: those whose values alone say enough are lists without one. */
    private void guess(LayoutFinder finder, ColumnMapper mapper, Map<String, String> hand) {
        for (int i = 0; i < book.sheets().size(); i++) {
            SheetInfo info = book.sheets().get(i);
            Layout layout = info.hidden() || info.rows() == 0 ? null : finder.bare(book, i);
            if (layout != null) {
                Plan plan = plan(layout, mapper, hand, (signature, labels) -> Map.of());
                if (plan.missing().isEmpty() && plan.columns().stream().filter(ColumnMatch::used).count() >= 2) {
                    plans.add(plan);
                    aside.removeIf(a -> a.sheet().equals(info.name()));
                }
            }
        }
    }

    private static String signature(List<String> labels) {
        try {
            StringBuilder text = new StringBuilder();
            labels.forEach(label -> text.append(Clean.header(label)).append('\n'));
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the mapping of a sheet as it can be kept and given again: field key, "" = left out, by header; and the answers. */
    public Map<String, String> mapping(Plan plan) {
        Map<String, String> mapping = new LinkedHashMap<>();
        for (ColumnMatch match : plan.columns()) {
            if (!match.header().label().isEmpty() && match.basis() != ColumnMatch.Basis.REFUSED) {
                mapping.putIfAbsent(Clean.header(match.header().label()), match.column() == null ? "" : match.column().key());
            }
        }
        mapping.putAll(answers.getOrDefault(plan, Map.of()));
        return mapping;
    }

    public Book book() {
        return book;
    }

    public List<Plan> plans() {
        return List.copyOf(plans);
    }

    /** @return the first rows of every sheet that is shown, as they stand. */
    public static List<Top> tops(Path file, String password, int most) {
        List<Top> tops = new ArrayList<>();
        try (Book book = Book.open(file, password)) {
            for (int i = 0; i < book.sheets().size() && tops.size() < MOST_TOPS; i++) {
                List<List<String>> rows = new ArrayList<>();
                if (!book.sheets().get(i).hidden()) {
                    book.rows(i, (number, cells) -> {
                        while (rows.size() < Math.min(number, most)) {
                            rows.add(List.of());
                        }
                        if (number < most) {
                            rows.add(Arrays.stream(cells).limit(MOST_COLUMNS).map(SheetRows::shown).toList());
                        }
                        return number + 1 < most;
                    });
                    tops.add(new Top(book.sheets().get(i).name(), rows));
                }
            }
        }
        return tops;
    }

    /** Puts a value in a cell's place while reading; the file stays as it is. @param row as the spreadsheet program shows it */
    public void mend(String sheet, int row, String key, String text) {
        mended.computeIfAbsent(sheet + "\n" + row, any -> new HashMap<>()).put(key, text);
    }

    /** @return sheets left out, with the reason. */
    public List<Aside> aside() {
        return List.copyOf(aside);
    }

    /** Reads every row of people of every planned sheet, in file order, and counts the lines that are nobody. */
    public void rows(Sink sink) {
        skipped = 0;
        boolean[] stopped = {false};
        for (Plan plan : plans) {
            SheetInfo info = book.sheets().get(plan.layout().sheet());
            MappedRow.Plan shared = new MappedRow.Plan(plan.layout(), plan.columns(), list.columns());
            Map<String, String> meant = answers.getOrDefault(plan, Map.of());
            Set<String> asked = meant.keySet().stream().map(name -> name.substring(0, name.indexOf('='))).collect(Collectors.toSet());
            SheetRows rows = new SheetRows(plan.layout(), plan.columns(), info, shared, row -> {
                for (String key : asked) {
                    String answer = row.cell(key).isBlank() ? null : meant.get(answerTo(key, row.cell(key).text()));
                    if (answer != null) {
                        ((MappedRow) row).mend(key, answer);
                    }
                }
                if (!mended.isEmpty()) {
                    mended.getOrDefault(row.sheet() + "\n" + row.row(), Map.of()).forEach(((MappedRow) row)::mend);
                }
                stopped[0] = !sink.row(row);
                return !stopped[0];
            });
            book.rows(plan.layout().sheet(), rows);
            skipped += rows.skipped();
            if (stopped[0]) {
                return;
            }
        }
    }

    /** @return what the sheet's name says of everybody on it, by field key: 3幢 says the building. */
    public static Map<String, String> saidBySheet(Plan plan, ListSheet<?> list) {
        Map<String, String> said = new HashMap<>();
        new MappedRow.Plan(plan.layout(), plan.columns(), list.columns()).defaults.forEach((key, cell) -> said.put(key, cell.text()));
        return said;
    }

    /** Reads a field of the row as another text: what a mend for all rows alike does. */
    public static void mend(RowValues row, String key, String text) {
        ((MappedRow) row).mend(key, text);
    }

    /** @return a row's cells as read by {@link #rows}, from column A on, merged ones filled down. */
    public static Cell[] cells(RowValues row) {
        return ((MappedRow) row).cells();
    }

    /** @return lines left out by the last {@link #rows}: hints, examples, headers again, sums, signatures. */
    public int skipped() {
        return skipped;
    }

    @Override
    public void close() {
        book.close();
    }
}
