package linli.tables;

import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.value.Mask;
import linli.base.value.Span.Days;
import linli.tables.Filled.Behind;
import linli.tables.Form.Split;
import linli.tables.Measure.Unit;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableLike;
import org.jooq.impl.DSL;

/** Sums facts by key, and lists the rows of the same facts. */
final class FactQuery {
    private static final int LONG = 60;

    private final Db db;

    FactQuery(Db db) {
        this.db = db;
    }

    /** A value of a listed row, and how it is written. */
    record Shown(Field<?> field, java.util.function.Function<Object, String> words) {
        static Shown text(Field<?> field) {
            return new Shown(field, value -> shortened(value.toString()));
        }

        static Shown day(Field<?> field) {
            return new Shown(field, Object::toString);
        }

        static Shown person(Field<?> field) {
            return new Shown(field, value -> Mask.name(value.toString()));
        }

        /** @param prefix of the words' keys, e.g. {@code enum.NeedStatus.} */
        static Shown word(String prefix, Field<?> field) {
            return new Shown(field, value -> wordOf(prefix + value, value.toString()));
        }
    }

    /** What is counted: one place for a figure and for the rows behind it. */
    static final class Facts {
        private final TableLike<?> from;
        private final Condition where;
        private final Map<Split, Field<String>> keys = new EnumMap<>(Split.class);
        private Field<? extends Number> amount;
        private Field<?> once;
        private String page;
        private Field<Long> id;
        private List<Shown> shown = List.of();

        private Facts(TableLike<?> from, Condition where) {
            this.from = from;
            this.where = where;
        }

        static Facts of(TableLike<?> from, Condition where) {
            return new Facts(from, where);
        }

        /** Sums this field instead of counting rows. */
        Facts sum(Field<? extends Number> field) {
            amount = field;
            return this;
        }

        /** Counts each value of the field once. */
        Facts once(Field<?> field) {
            once = field;
            return this;
        }

        Facts by(Split split, Field<String> key) {
            keys.put(split, key);
            return this;
        }

        /** @param page where a row opens, may be null. @param words the first is the row's name */
        Facts rows(String openPage, Field<Long> rowId, Shown... words) {
            page = openPage;
            id = rowId;
            shown = List.of(words);
            return this;
        }

        private Field<String> key(Split split) {
            return split == Split.NONE ? inline("") : DSL.coalesce(keys.get(split), inline(""));
        }
    }

    /** @return sum by key; keys without any row are absent. */
    Map<String, Long> sums(Facts facts, Split split) {
        Map<String, Long> sums = new LinkedHashMap<>();
        if (split == Split.NONE) {
            Field<? extends Number> number = facts.once != null ? countDistinct(facts.once) : facts.amount != null ? sum(facts.amount) : DSL.count();
            Number all = db.sql().select(number).from(facts.from).where(facts.where).fetchSingle().value1();
            sums.put("", all == null ? 0 : all.longValue());
            return sums;
        }
        // A key may be a question of its own about each row, which cannot be grouped by where it is asked.
        Table<?> keyed = db.sql().select(facts.key(split).as("the_key"), (facts.once != null ? facts.once : facts.amount != null ? facts.amount : inline(1)).as("amount"))
                .from(facts.from).where(facts.where).asTable("keyed");
        Field<String> key = keyed.field("the_key", String.class);
        Field<? extends Number> number = facts.once != null ? countDistinct(keyed.field("amount")) : sum(keyed.field("amount", BigDecimal.class));
        db.sql().select(key, number).from(keyed).groupBy(key).forEach(row -> sums.put(row.value1(), row.value2() == null ? 0 : row.value2().longValue()));
        return sums;
    }

    /** @param key null: all. Rows that are counted once are listed once. */
    List<Behind> rows(Facts facts, Split split, String key, Unit unit) {
        Condition which = key == null || split == Split.NONE ? facts.where : facts.where.and(facts.key(split).eq(key));
        List<Field<?>> fields = new ArrayList<>();
        Field<Long> id = facts.id.as("the_id");
        fields.add(id);
        for (int i = 0; i < facts.shown.size(); i++) {
            fields.add(facts.shown.get(i).field().as("w" + i));
        }
        Field<?> amount = facts.amount == null ? null : facts.amount.as("the_amount");
        if (amount != null) {
            fields.add(amount);
        }
        Field<?> once = facts.once == null ? null : facts.once.as("the_once");
        if (once != null) {
            fields.add(once);
        }
        Map<Object, Behind> rows = new LinkedHashMap<>();
        for (Record row : db.sql().select(fields).from(facts.from).where(which).orderBy(facts.shown.size() > 1 ? facts.shown.get(1).field() : facts.id, facts.id).fetch()) {
            Number value = amount == null ? null : (Number) row.get(amount);
            if (value != null && value.longValue() == 0) {
                continue;
            }
            Behind behind = new Behind(facts.page, row.get(id) == null ? 0 : row.get(id), words(facts, row, 0), details(facts, row), value == null ? "" : shown(unit, value.longValue()), true);
            rows.putIfAbsent(once == null ? rows.size() : row.get(once), behind);
        }
        return List.copyOf(rows.values());
    }

    /** @return the first day of anything of these facts, whatever the period. */
    Optional<LocalDate> first(TableLike<?> from, Condition live, Field<LocalDate> day) {
        return Optional.ofNullable(db.sql().select(DSL.min(day)).from(from).where(live).fetchSingle().value1());
    }

    static String shown(Unit unit, long stored) {
        BigDecimal value = unit.of(stored);
        return switch (unit) {
            case COUNT -> value.toPlainString();
            case MONEY -> value.setScale(2, java.math.RoundingMode.HALF_UP).toPlainString();
            case HOURS -> Texts.text("tables.hours", value.setScale(1, java.math.RoundingMode.HALF_UP).toPlainString());
            case QUANTITY -> value.stripTrailingZeros().toPlainString();
        };
    }

    private static String words(Facts facts, Record row, int at) {
        Object value = row.get("w" + at);
        return value == null ? "" : facts.shown.get(at).words().apply(value);
    }

    private static String details(Facts facts, Record row) {
        List<String> words = new ArrayList<>();
        for (int i = 1; i < facts.shown.size(); i++) {
            String word = words(facts, row, i);
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return String.join(" · ", words);
    }

    /** Words of another feature's enum stand in the same file; a code without a word is shown as it is. */
    static String wordOf(String key, String otherwise) {
        return Texts.has(key) ? Texts.bundle().getString(key) : otherwise;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip().replaceAll("(?<!\\d)(\\d{3})\\d{4,}(\\d{2}[0-9Xx]{2})(?![0-9Xx])", "$1****$2");
        return line.codePointCount(0, line.length()) <= LONG ? line : line.substring(0, line.offsetByCodePoints(0, LONG)) + "…";
    }
}
