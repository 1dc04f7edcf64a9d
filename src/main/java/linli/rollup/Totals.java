package linli.rollup;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.rollup.Sums.Gap;
import linli.sentfiles.Sent;
import linli.sentfiles.SentTable.Item;
import linli.sentfiles.SentTable.Rule;
import linli.sentfiles.SentTable;

/** 合计: sums over the received tables. Counts add up, rates are worked out from the sums, people are counted once by their hashes. */
final class Totals {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal NEAR = new BigDecimal("0.000001");

    private static final class Sum {
        private Item like;
        private BigDecimal value;
    }

    private static final class Table {
        private final int no;
        private final String title;
        private final Map<String, Sum> sums = new LinkedHashMap<>();

        Table(int no, String title) {
            this.no = no;
            this.title = title;
        }
    }

    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, People> people = new HashMap<>();

    /** Hashes of one figure, gathered as numbers. */
    private static final class People {
        private long[] hashes = new long[64];
        private int length;

        void add(String text) {
            int count = text.length() / Sent.People.EACH;
            if (length + count > hashes.length) {
                hashes = Arrays.copyOf(hashes, Math.max(hashes.length * 2, length + count));
            }
            for (int i = 0; i < count; i++) {
                hashes[length++] = Long.parseUnsignedLong(text, i * Sent.People.EACH, (i + 1) * Sent.People.EACH, 16);
            }
        }

        long[] once() {
            long[] sorted = Arrays.copyOf(hashes, length);
            Arrays.sort(sorted);
            int kept = 0;
            for (int i = 0; i < sorted.length; i++) {
                if (i == 0 || sorted[i] != sorted[i - 1]) {
                    sorted[kept++] = sorted[i];
                }
            }
            return Arrays.copyOf(sorted, kept);
        }
    }

    void add(SentTable table) {
        Table into = tables.computeIfAbsent(table.form(), any -> new Table(table.no(), table.title()));
        for (Item item : table.items()) {
            if (item.local() || item.rule() instanceof Rule.Words) {
                continue;
            }
            Sum sum = into.sums.computeIfAbsent(item.id(), any -> new Sum());
            // A sum over rows of this community alone is, over many, the sum of the sums.
            sum.like = sum.like == null ? item : sum.like;
            if (item.value() != null) {
                sum.value = sum.value == null ? item.value() : sum.value.add(item.value());
            }
        }
    }

    void people(Sent.People one) {
        people.computeIfAbsent(one.form() + ":" + one.figure(), any -> new People()).add(one.hashes());
    }

    /** @return the summed tables by number; a figure no file had is absent. */
    List<SentTable> sums() {
        List<SentTable> all = new ArrayList<>();
        tables.forEach((form, table) -> {
            Map<String, BigDecimal> values = new HashMap<>();
            List<Item> items = new ArrayList<>();
            table.sums.forEach((id, sum) -> items.add(sum.like.with(value(form, table, id, values))));
            all.add(new SentTable(form, table.no, table.title, items));
        });
        all.sort(java.util.Comparator.comparingInt(SentTable::no));
        return all;
    }

    private BigDecimal value(String form, Table table, String id, Map<String, BigDecimal> known) {
        Sum sum = table.sums.get(id);
        if (sum == null) {
            return null;
        }
        if (!known.containsKey(id)) {
            known.put(id, switch (sum.like.rule()) {
                case Rule.Once ignored -> once(form, id, sum);
                case Rule.Share share -> share(share, one -> value(form, table, one, known));
                case Rule.Change change -> change(change, one -> value(form, table, one, known));
                default -> sum.value;
            });
        }
        return known.get(id);
    }

    /** Who is known by a hash counts once; whoever is not is taken as somebody else each time. */
    private BigDecimal once(String form, String id, Sum sum) {
        People hashed = people.get(form + ":" + id);
        return hashed == null || sum.value == null ? sum.value : sum.value.subtract(BigDecimal.valueOf(hashed.length - (long) hashed.once().length));
    }

    /** @return what a sum over communities names twice; null when the figure has no hashes at all. */
    Long twice(String form, String id) {
        People hashed = people.get(form + ":" + id);
        return hashed == null ? null : hashed.length - (long) hashed.once().length;
    }

    /** @return whether some of those summed are not known by a hash, so that one person may be counted more than once. */
    boolean perhapsTwice(String form, String id) {
        Sum sum = tables.get(form).sums.get(id);
        People hashed = people.get(form + ":" + id);
        return sum.like.rule() instanceof Rule.Once && sum.value != null && sum.value.longValue() > (hashed == null ? 0 : hashed.length);
    }

    /** @return the hashes, each once, for the next level up. */
    List<Sent.People> hashes() {
        List<Sent.People> all = new ArrayList<>();
        people.forEach((key, one) -> {
            StringBuilder text = new StringBuilder();
            for (long hash : one.once()) {
                text.append(java.util.HexFormat.of().toHexDigits(hash));
            }
            all.add(new Sent.People(key.substring(0, key.indexOf(':')), key.substring(key.indexOf(':') + 1), text.toString()));
        });
        all.sort(java.util.Comparator.comparing(Sent.People::form).thenComparing(Sent.People::figure));
        return all;
    }

    private static BigDecimal share(Rule.Share share, java.util.function.Function<String, BigDecimal> values) {
        BigDecimal parts = sum(share.parts(), values);
        BigDecimal whole = sum(share.whole(), values);
        return parts == null || whole == null || whole.signum() == 0 ? null : parts.divide(whole, MathContext.DECIMAL64);
    }

    private static BigDecimal change(Rule.Change change, java.util.function.Function<String, BigDecimal> values) {
        BigDecimal now = values.apply(change.now());
        BigDecimal base = values.apply(change.base());
        if (now == null || base == null || !change.points() && base.signum() == 0) {
            return null;
        }
        return change.points() ? now.subtract(base).multiply(HUNDRED) : now.subtract(base).divide(base, MathContext.DECIMAL64);
    }

    private static BigDecimal sum(List<String> ids, java.util.function.Function<String, BigDecimal> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String id : ids) {
            BigDecimal value = values.apply(id);
            if (value == null) {
                return null;
            }
            sum = sum.add(value);
        }
        return sum;
    }

    /** @return where a table does not add up in itself. */
    static List<Gap> gaps(String code, SentTable table) {
        Map<String, BigDecimal> said = new HashMap<>();
        table.items().forEach(item -> said.put(item.id(), item.value()));
        List<Gap> gaps = new ArrayList<>();
        for (Item item : table.items()) {
            // Of a street's sums the rows below are not sent along: what names them cannot be checked here.
            if (!(item.rule() instanceof Rule.Sum sum) || !said.keySet().containsAll(sum.plus()) || !said.keySet().containsAll(sum.minus())) {
                continue;
            }
            BigDecimal plus = sum(sum.plus(), said::get);
            BigDecimal minus = sum(sum.minus(), said::get);
            BigDecimal reckoned = plus == null || minus == null ? null : plus.subtract(minus);
            if (reckoned != null && (item.value() == null || item.value().subtract(reckoned).abs().compareTo(NEAR) > 0)) {
                gaps.add(new Gap(code, table.form(), item.id(), item.row(), item.column(), item.value(), reckoned));
            }
        }
        return gaps;
    }
}
