package linli.rollup;

import static linli.base.text.Texts.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import linli.base.db.Db;
import linli.base.text.UserError;
import linli.base.value.Right;
import linli.base.value.Span.Days;
import linli.base.value.Span;
import linli.rollup.Comparison.State;
import linli.rollup.Run.Line;
import linli.rollup.Run.Outcome;
import linli.sentfiles.Sent;
import linli.sentfiles.SentBook;
import linli.sentfiles.SentTable;
import linli.sentfiles.StreetKey;

/** 社区汇总, the front door: a centre's submission file is made here, and a street's or a city's files are taken in and summed. */
public final class Rollups {
    /** Setting: the key a street hands out. */
    public static final String KEY = "rollup.key";
    /** Setting: days after a period's end by which its file is due. */
    public static final String DUE = "rollup.dueDays";

    private static final int DUE_DAYS = 5;
    private static final int BATCH = 40;
    private static final int MOST_DAYS = 60;

    /** Whom a figure counts once: who came, who ate, who helped. */
    public enum Counted { PRESENT, DINERS, HELPERS }

    /** What the street has set. @param key handed to the centres, "" for none. @param dueDays days after a period's end by which its file is due */
    public record Rules(String key, int dueDays) {}

    /** Whose store it is. */
    public record Self(String code, String name) {}

    /** 报送情况 of one expected community. @param now null: 未报 */
    public record Place(Expected who, State state, Received now, int editions) {}

    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final Supplier<Self> self;
    private final Function<String, Optional<String>> setting;
    private final BiConsumer<String, String> set;
    private final RollupStore store;
    private final PersonQuery persons;

    /**
     * @param setting what the centre has set, by name
     * @param set sets it
     */
    public Rollups(Db db, Clock clock, Supplier<String> staff, Supplier<Self> self, Function<String, Optional<String>> setting, BiConsumer<String, String> set) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        this.self = self;
        this.setting = setting;
        this.set = set;
        this.store = new RollupStore(db, clock);
        this.persons = new PersonQuery(db);
    }

    private StreetKey key() {
        return StreetKey.of(setting.apply(KEY).orElse(null));
    }

    public Rules rules() {
        return new Rules(setting.apply(KEY).orElse(""), setting.apply(DUE).filter(days -> days.matches("\\d{1,3}")).map(Integer::parseInt).orElse(DUE_DAYS));
    }

    /** @throws UserError when the key is too short to protect anybody, or the days are none */
    public void rules(Rules now) {
        db.require(Right.ADMIN);
        String key = now.key() == null ? "" : now.key().strip();
        if (!key.isEmpty() && StreetKey.of(key) == null) {
            throw new UserError("error.rollup.key", key.length());
        }
        if (now.dueDays() < 0 || now.dueDays() > MOST_DAYS) {
            throw new UserError("error.rollup.days", now.dueDays(), MOST_DAYS);
        }
        set.accept(KEY, key);
        set.accept(DUE, Integer.toString(now.dueDays()));
    }

    /** @return a fresh key to hand to the centres: 160 bits in groups of four. */
    public static String freshKey() {
        byte[] bits = new byte[20];
        new java.security.SecureRandom().nextBytes(bits);
        return java.util.HexFormat.of().withUpperCase().formatHex(bits).replaceAll("(.{4})(?!$)", "$1-");
    }

    /** @return keyed hashes of whom a figure counts, side by side; "" without a key. Whoever has no document is not among them. */
    public String hashes(Counted who, Days days) {
        StreetKey key = key();
        return key == null ? "" : key.hashes(persons.numbers(who, days));
    }

    /**
     * Makes this centre's submission of a workbook of its tables.
     *
     * @param people made by {@link #hashes}; those without any are left out
     * @return where it went: the wish, or the next free name when that file is open in another program
     */
    public Path seal(byte[] visible, Span span, int edition, LocalDate sentOn, List<SentTable> tables, List<Sent.People> people, Path wish) {
        StreetKey key = key();
        List<Sent.People> known = people.stream().filter(one -> !one.hashes().isEmpty()).toList();
        Sent.Meta meta = new Sent.Meta(self.get().code(), self.get().name(), span, edition, Sent.SCHEMA, 1, 1, 1, sentOn, key == null ? null : key.mark(), null);
        return SentBook.seal(visible, new Sent(meta, tables, known), key, wish);
    }

    /** @return communities whose file is waited for, by code. */
    public List<Expected> expected() {
        return store.expected(false);
    }

    /** Adds to the list, or renames by code; one that was taken off comes back. @return how many changed */
    public int expect(Collection<Expected> ones) {
        db.require(Right.ADMIN);
        for (Expected one : ones) {
            if (one.code().isBlank() || one.name().isBlank() || one.town().isBlank()) {
                throw new UserError("error.rollup.expected", one.code(), one.name());
            }
        }
        return db.write(() -> {
            int changed = 0;
            for (Expected one : ones) {
                Optional<Expected> known = store.expected(one.code().strip());
                Expected now = new Expected(known.map(Expected::id).orElse(0L), one.code().strip(), one.name().strip(), one.town().strip(), one.ended(), known.map(Expected::version).orElse(0L));
                if (known.isEmpty()) {
                    store.insert(now);
                    changed++;
                } else if (!known.get().equals(now)) {
                    saved(now);
                    changed++;
                }
            }
            return changed;
        });
    }

    /** Takes a community off the list: from now on nothing is waited for. What it sent stays. */
    public void release(Expected one) {
        db.require(Right.ADMIN);
        db.write(() -> saved(new Expected(one.id(), one.code(), one.name(), one.town(), true, one.version())));
    }

    private void saved(Expected one) {
        if (!store.update(one)) {
            throw new UserError("error.rollup.changed", one.name());
        }
    }

    /** @return the last day a period's file is in time. */
    public LocalDate due(Span span) {
        return span.to().plusDays(rules().dueDays());
    }

    /** @return the submission files in a folder, by name; of another file itself. */
    public static List<Path> files(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(Files::isRegularFile).filter(file -> {
                String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                return (name.endsWith(".xlsx") || name.endsWith(".linli")) && !name.startsWith("~$") && !name.startsWith(".");
            }).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes files in. What is wrong with one does not keep the others out.
     *
     * @param span null: that of the first file that can be read
     * @param replace whether a later version takes the place of what was received before
     * @param done told after each file how many are done
     */
    public Run take(List<Path> files, Span span, boolean replace, IntConsumer done) {
        StreetKey key = key();
        Map<String, Expected> expected = new LinkedHashMap<>();
        expected().forEach(one -> expected.put(one.code(), one));
        List<Line> lines = new ArrayList<>();
        List<RollupStore.Arrived> batch = new ArrayList<>();
        Span period = span;
        try (Readers readers = new Readers(files, key)) {
            while (readers.more()) {
                Readers.Read read = readers.next();
                try {
                    Sent sent = read.sent();
                    period = period == null ? sent.meta().span() : period;
                    check(read.file(), sent.meta(), period, expected);
                    batch.add(new RollupStore.Arrived(read.file(), sent));
                } catch (UserError refused) {
                    write(batch, replace, lines);
                    lines.add(new Line(read.file(), Outcome.REFUSED, read.meta() == null ? "" : read.meta().code(), read.meta() == null ? "" : read.meta().name(), refused.getMessage()));
                }
                if (batch.size() == BATCH) {
                    write(batch, replace, lines);
                }
                done.accept(lines.size() + batch.size());
            }
        }
        write(batch, replace, lines);
        return new Run(period, List.copyOf(lines));
    }

    private void check(String file, Sent.Meta meta, Span period, Map<String, Expected> expected) {
        if (!meta.span().equals(period)) {
            throw new UserError("error.rollup.period", file, meta.span().words(), period.words());
        }
        if (!expected.containsKey(meta.code())) {
            throw new UserError("error.rollup.unknown", file, meta.code(), meta.name());
        }
    }

    /** One transaction and one question for what was received before, whatever the number of files. */
    private void write(List<RollupStore.Arrived> batch, boolean replace, List<Line> lines) {
        if (batch.isEmpty()) {
            return;
        }
        Span span = batch.getFirst().sent().meta().span();
        LocalDate due = due(span);
        lines.addAll(db.write(() -> {
            Map<String, Received> before = new HashMap<>();
            store.received(span).forEach(one -> before.put(one.code(), one));
            Map<String, RollupStore.Arrived> fresh = new LinkedHashMap<>();
            List<Line> said = new ArrayList<>();
            for (RollupStore.Arrived one : batch) {
                // Two files of one community in one batch: the first is written before the second is judged.
                if (fresh.containsKey(one.sent().meta().code())) {
                    store.insert(fresh.values(), due, staff.get());
                    fresh.clear();
                    store.received(span).forEach(now -> before.put(now.code(), now));
                }
                said.add(keep(one, before.get(one.sent().meta().code()), replace, due, fresh));
            }
            store.insert(fresh.values(), due, staff.get());
            return said;
        }));
        batch.clear();
    }

    private Line keep(RollupStore.Arrived one, Received old, boolean replace, LocalDate due, Map<String, RollupStore.Arrived> fresh) {
        Sent.Meta meta = one.sent().meta();
        String file = one.file();
        if (old != null) {
            if (old.checksum().equals(meta.checksum())) {
                return line(file, Outcome.UNCHANGED, meta, text("rollup.line.unchanged", old.file()));
            }
            if (meta.edition() < old.edition()) {
                return line(file, Outcome.REFUSED, meta, new UserError("error.rollup.older", file, meta.edition(), old.edition()).getMessage());
            }
            if (!replace) {
                return line(file, Outcome.WAITING, meta, text("rollup.line.waiting", old.edition(), old.file(), meta.edition()));
            }
            store.end(old);
        }
        fresh.put(meta.code(), one);
        if (old != null) {
            return line(file, Outcome.REPLACED, meta, text("rollup.line.replaced", old.edition(), meta.edition()));
        }
        return meta.sentOn().isAfter(due) ? line(file, Outcome.LATE, meta, text("rollup.line.late", meta.sentOn(), due)) : line(file, Outcome.RECEIVED, meta, text("rollup.line.received", meta.edition()));
    }

    private static Line line(String file, Outcome outcome, Sent.Meta meta, String words) {
        return new Line(file, outcome, meta.code(), meta.name(), words);
    }

    /** @return 报送情况 by code: who has sent, in time or late, and who has not. */
    public List<Place> board(Span span) {
        Map<String, Received> now = new LinkedHashMap<>();
        store.received(span).forEach(one -> now.put(one.code(), one));
        return expected().stream().map(one -> {
            Received file = now.get(one.code());
            return new Place(one, file == null ? State.MISSING : file.late() ? State.LATE : State.RECEIVED, file, file == null ? 0 : file.edition());
        }).toList();
    }

    /** @return every file of one community and period, those replaced too, the first one first. */
    public List<Received> history(Span span, String code) {
        return store.history(span, code);
    }

    /** @return a community's own table as it counts for the period; empty when it has not sent it. */
    public Optional<SentTable> table(Place place, Span span, String form) {
        List<SentTable> own = new ArrayList<>();
        store.tables(span, form, kept -> {
            if (place.now() != null && kept.received() == place.now().id()) {
                own.add(kept.table());
            }
        });
        return own.stream().findFirst();
    }

    /** @return periods something was received for, the latest last. */
    public List<Span> spans() {
        return store.spans().stream().map(Span::parse).toList();
    }

    /** @return everything received for a period, summed. */
    public Sums sums(Span span) {
        return Sums.of(store, span, key(), board(span));
    }

    /** @return one figure over all communities, or null when nobody has sent it. */
    public Comparison compare(Span span, String form, String figure) {
        return Sums.compare(store, span, key(), board(span), form, figure);
    }

    /** Writes the sums to print, as a file that the next level up takes in. @return where it went */
    public Path export(Span span, Path wish) {
        Sums sums = sums(span);
        if (sums.board().stream().allMatch(place -> place.state() == State.MISSING)) {
            throw new UserError("error.rollup.nothing", span.words());
        }
        StreetKey key = key();
        int units = sums.board().stream().filter(place -> place.now() != null).mapToInt(place -> place.now().units()).sum();
        int wanted = sums.board().stream().mapToInt(place -> place.now() == null ? 1 : place.now().unitsExpected()).sum();
        int tier = 1 + sums.board().stream().filter(place -> place.now() != null).mapToInt(place -> place.now().tier()).max().orElse(1);
        int edition = Math.max(1, sums.board().stream().mapToInt(Place::editions).max().orElse(1));
        Sent.Meta meta = new Sent.Meta(self.get().code(), self.get().name(), span, edition, Sent.SCHEMA, Math.min(tier, 3), units, wanted, LocalDate.now(clock), key == null ? null : key.mark(), null);
        return SentBook.seal(SumsBook.of(self.get().name(), span, sums, LocalDate.now(clock)), new Sent(meta, sums.tables(), sums.hashes()), key, wish);
    }
}
