package linli.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import linli.base.db.Db;
import linli.base.db.Release;
import linli.base.db.Releases;
import linli.base.db.Trail;
import linli.base.excel.Column;
import linli.base.excel.ListSheet;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.base.value.LongTable;
import linli.base.value.Mask;
import linli.base.value.Purpose;
import linli.base.value.Right;
import linli.base.value.Sensitive;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Lists out to .xlsx: whole or as a template. Every cell is text, so that no value can become a formula or lose digits. */
public final class Exports {
    private static final Set<String> NUMBERS = Set.of("idNo", "otherIdNo", "headIdNo");
    private static final Set<String> PHONES = Set.of("mobile", "landline", "phone", "headPhone");
    private static final String PEOPLE = "residents";
    private static final Pattern DIGITS = Pattern.compile("[0-9-]{5,}");
    /** In the place of a form's hash: the list itself. */
    private static final String WHOLE_LIST = "";
    private static final int TEMPLATE_ROWS = 500;
    private static final String NEEDED = "FDE9B8";
    private static final String HEAD = "EDF0F1";

    private final Db db;
    private final Clock clock;
    private final Releases releases;
    private final Imports imports;
    private final ImportStore store;

    Exports(Db db, Clock clock, Trail trail, Imports imports, ImportStore store) {
        this.db = db;
        this.clock = clock;
        this.releases = new Releases(db, clock, trail);
        this.imports = imports;
        this.store = store;
    }

    /** Writes an empty workbook to fill in. @throws UserError when the file cannot be written */
    public Path template(String kind, Path target) {
        template(imports.list(kind), target);
        return target;
    }

    /** Same as the long form, for use in the centre. */
    public int masked(String kind, Path target) {
        return masked(kind, target, Purpose.here(""));
    }

    /**
     * Writes every stored record of a kind with document numbers and phones shortened, and without what is sensitive
     * unless that was asked for. The register says who, what, why and for whom.
     *
     * @return rows written
     * @throws UserError {@code error.rights.missing} when what is sensitive is asked for by whoever may not see it
     */
    public int masked(String kind, Path target, Purpose why) {
        return masked(kind, target, why, false);
    }

    /** Same. @param changedOnly only what says something else than at the last export of this kind */
    public int masked(String kind, Path target, Purpose why, boolean changedOnly) {
        return write(imports.list(kind), target, why, false, changedOnly);
    }

    /** Same as the long form, for the centre itself, with what is sensitive where the person may see that. */
    public int full(String kind, Path target, String reason) {
        return full(kind, target, new Purpose(reason, Purpose.here("").receiver(), db.may(Right.SENSITIVE)));
    }

    /**
     * Writes every stored record of a kind as it is; read again, it changes nothing. The register says who did it, why and
     * for whom.
     *
     * @return rows written
     * @throws UserError {@code error.exchange.noReason} without purpose or receiver, {@code error.rights.missing}, or when
     *     the file cannot be written
     */
    public int full(String kind, Path target, Purpose why) {
        return full(kind, target, why, false);
    }

    /** Same. @param changedOnly only what says something else than at the last export of this kind */
    public int full(String kind, Path target, Purpose why, boolean changedOnly) {
        whole(kind, why);
        return write(imports.list(kind), target, why, true, changedOnly);
    }

    private void whole(String kind, Purpose why) {
        if (!why.told()) {
            throw new UserError("error.exchange.noReason", kind);
        }
        db.require(Right.WHOLE);
    }

    /** @return whether the person at the desk may take out what is sensitive. */
    boolean maySensitive() {
        return db.may(Right.SENSITIVE);
    }

    /**
     * Fills an upper office's blank template from the store.
     *
     * @param target the filled workbook; never the template itself
     * @throws UserError when the template has no header that is known, or the target cannot be written
     */
    public Fills.Filled fill(String kind, Path template, Path target, Fills.Options options) {
        return fill(imports.list(kind), template, target, options, Purpose.here(""));
    }

    /** Same as the long form; for the centre itself. */
    public Fills.Filled fill(String kind, Path template, Path target, Fills.Options options, String reason) {
        return fill(kind, template, target, options, Purpose.here(reason));
    }

    /**
     * Same; whole values only with purpose and receiver, which stand in the register.
     *
     * @throws UserError also when the values are whole and no purpose is given
     */
    public Fills.Filled fill(String kind, Path template, Path target, Fills.Options options, Purpose why) {
        if (!options.masked()) {
            whole(kind, why);
        }
        return fill(imports.list(kind), template, target, options, why);
    }

    private <T> Fills.Filled fill(ListSheet<T> list, Path template, Path target, Fills.Options options, Purpose why) {
        if (why.sensitive()) {
            db.require(Right.SENSITIVE);
        }
        // what of this form for these people was filled last: another filter has not seen what changed
        String signature = options.where().isEmpty() ? Imports.sha256(template) : Imports.sha256((Imports.sha256(template) + new TreeMap<>(options.where())).getBytes(StandardCharsets.UTF_8));
        Sent sent = new Sent(options.changedOnly() ? store.sent(list.kind(), signature) : Set.of());
        List<Map<String, String>> records = new ArrayList<>();
        for (T value : list.stored()) {
            Map<String, String> record = new LinkedHashMap<>(list.write(value));
            if (options.where().entrySet().stream().allMatch(w -> says(record.get(w.getKey()), w.getValue())) && sent.news(record)) {
                if (!why.sensitive()) {
                    Sensitive.hide(record, list.kind().equals(PEOPLE), LocalDate.now(clock));
                }
                records.add(options.masked() ? masked(record) : record);
            }
        }
        Fills.Filled filled = Fills.fill(list, template, target, records);
        db.free().write(() -> {
            store.sent(list.kind(), signature, sent.now);
            releases.add(Release.of(Release.Way.FILE, list.kind(), list.title(), why, filled.filled(), filled.rows(), !options.masked(),
                    String.valueOf(filled.file().getFileName()), Imports.sha256(filled.file())));
        });
        return filled;
    }

    private static boolean says(String text, String wanted) {
        return text != null && (Clean.compact(text).equals(Clean.compact(wanted)) || Clean.split(text).contains(Clean.text(wanted)));
    }

    /** What records said when they went out, so that the next time only what changed goes out; any kind of list can be asked. */
    private static final class Sent {
        private final Set<Long> before;
        private final List<Long> now = new ArrayList<>();

        Sent(Set<Long> before) {
            this.before = before;
        }

        /** @return whether the record says anything that has not gone out yet. */
        boolean news(Map<String, String> record) {
            long mark = 0;
            for (Map.Entry<String, String> field : record.entrySet()) {
                mark = LongTable.hash(mark, field.getKey() + '\t' + (field.getValue() == null ? "" : field.getValue()) + '\n');
            }
            now.add(mark);
            return !before.contains(mark);
        }
    }

    private <T> int write(ListSheet<T> list, Path target, Purpose why, boolean whole, boolean changedOnly) {
        if (why.sensitive()) {
            db.require(Right.SENSITIVE);
        }
        List<Column> columns = list.written().stream().filter(c -> c.use() == Column.Use.REQUIRED || c.use() == Column.Use.OPTIONAL).toList();
        int[] count = {0};
        Sent sent = new Sent(changedOnly ? store.sent(list.kind(), WHOLE_LIST) : Set.of());
        save(target, workbook -> {
            Worksheet sheet = workbook.newWorksheet(list.title());
            head(sheet, columns, false);
            sheet.freezePane(0, 1);
            for (T value : list.stored()) {
                Map<String, String> row = new LinkedHashMap<>(list.write(value));
                if (!sent.news(row)) {
                    continue;
                }
                if (!why.sensitive()) {
                    Sensitive.hide(row, list.kind().equals(PEOPLE), LocalDate.now(clock));
                }
                count[0]++;
                for (int c = 0; c < columns.size(); c++) {
                    String text = row.getOrDefault(columns.get(c).key(), "");
                    if (text != null && !text.isEmpty()) {
                        sheet.value(count[0], c, whole ? text : masked(columns.get(c).key(), text));
                        sheet.style(count[0], c).format("@").set();
                    }
                }
            }
        });
        // What goes out is noted whoever sends it, readers too.
        db.free().write(() -> {
            store.sent(list.kind(), WHOLE_LIST, sent.now);
            releases.add(Release.of(Release.Way.FILE, list.kind(), list.title(), why, columns.stream().map(Column::label).toList(), count[0], whole,
                    String.valueOf(target.getFileName()), Imports.sha256(target)));
        });
        return count[0];
    }

    /** An empty list to fill in: needed columns coloured, an example row that import passes over. */
    private static void template(ListSheet<?> list, Path target) {
        List<Column> columns = list.written().stream().filter(c -> c.use() == Column.Use.REQUIRED || c.use() == Column.Use.OPTIONAL).toList();
        save(target, workbook -> {
            Worksheet sheet = workbook.newWorksheet(list.title());
            head(sheet, columns, true);
            sheet.freezePane(0, 1);
            sheet.value(1, 0, Texts.text("exchange.template.example"));
            for (int c = 0; c < columns.size(); c++) {
                sheet.style(1, c).fontColor("8A8F94").italic().set();
            }
            sheet.range(1, 0, TEMPLATE_ROWS, columns.size() - 1).style().format("@").set();
            for (int c = 0; c < columns.size(); c++) {
                String choices = choices(columns.get(c).key());
                if (choices != null) {
                    sheet.range(2, c, TEMPLATE_ROWS, c).validateWithListByFormula("\"" + choices + "\"");
                }
            }
        });
    }

    private static String choices(String key) {
        return switch (key) {
            case "sex" -> Texts.text("exchange.template.sexes");
            case "isParty", "livingAlone", "emptyNest", "dibao", "veteran", "consistent" -> Texts.text("exchange.template.yesNo");
            default -> null;
        };
    }

    private static void head(Worksheet sheet, List<Column> columns, boolean template) {
        List<String> labels = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            boolean needed = template && column.use() == Column.Use.REQUIRED;
            labels.add(column.label());
            sheet.value(0, c, needed ? Texts.text("exchange.template.needed", column.label()) : column.label());
            sheet.style(0, c).bold().fillColor(needed ? NEEDED : HEAD).borderStyle("thin").set();
            sheet.width(c, NUMBERS.contains(column.key()) ? 22 : Math.max(10, labels.getLast().length() * 2 + 4));
        }
    }

    /** @return the record with document numbers and phones shortened. */
    private static Map<String, String> masked(Map<String, String> record) {
        Map<String, String> out = new LinkedHashMap<>(record);
        out.replaceAll((key, text) -> text == null ? "" : masked(key, text));
        return out;
    }

    /** @return a field's text with numbers and phones shortened; what is sensitive was hidden before. */
    static String masked(String key, String text) {
        return NUMBERS.contains(key) ? Mask.idNo(text) : PHONES.contains(key) ? phones(text) : text;
    }

    /** Several phones in one text, each with whose it is: every run of digits is shortened. */
    private static String phones(String text) {
        return DIGITS.matcher(text).replaceAll(number -> Mask.phone(number.group()));
    }

    private interface Fill {
        void into(Workbook workbook);
    }

    private static void save(Path target, Fill fill) {
        try (OutputStream out = Files.newOutputStream(target)) {
            Workbook workbook = new Workbook(out, "Linli", "1.0");
            fill.into(workbook);
            workbook.finish();
        } catch (IOException e) {
            throw new UserError(e, "error.exchange.cannotWrite", String.valueOf(target.getFileName()));
        }
    }
}
