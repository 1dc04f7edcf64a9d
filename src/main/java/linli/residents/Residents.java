package linli.residents;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.db.RowState;
import linli.base.db.Db;
import linli.base.db.OwnFields;
import linli.base.db.Trail;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.CustomField;
import linli.base.value.FocusGroup;
import linli.base.value.FocusRules;
import linli.base.value.IdNumber;
import linli.base.value.Mask;
import linli.base.value.PartialDate;
import linli.base.value.Phone;
import linli.base.value.Right;
import linli.base.value.Sensitive;
import linli.base.value.Sex;
import linli.base.value.Side;
import linli.residents.Resident.Document;
import linli.residents.Resident.Standing;
import linli.residents.ResidentStore.Merge;

/**
 * The residents' front door (居民): take down, find, move out, merge and part. Lists are masked; a full number is shown
 * only by {@link #reveal}, with a reason, which is kept. Nothing is ever deleted.
 */
public final class Residents {
    /** What is masked until somebody says why they need it. */
    public enum Secret { ID_NO, PHONES, DOCUMENTS, HEALTH, ADDRESS }

    /**
     * One page of a list.
     *
     * @param total how many people the filter finds, on all pages
     */
    public record Found(List<Row> rows, int total) {}

    /**
     * A person as lists show them: document and phone masked.
     *
     * @param idNo masked, "" when there is none
     * @param phone the first one, masked, "" when there is none
     * @param phones how many there are
     * @param age on the day of the query, or null when the birth date cannot tell
     * @param groups key groups on that day
     * @param place short, e.g. 12-3-501
     * @param mergedInto id of the person this row was found to be, or null
     */
    public record Row(long id, String name, Sex sex, Integer age, PartialDate birth, String idNo, String phone, int phones,
            String community, String grid, String estate, String building, String unit, String room, String place,
            String relation, String headName, String hukouKind, List<String> categories, Set<FocusGroup> groups,
            Resident.Standing standing, Long mergedInto) {
        /** @return the row without what is sensitive. */
        Row guarded(LocalDate day) {
            boolean child = Sensitive.child(birth, day);
            return new Row(id, name, sex, age, child ? null : birth, child ? Sensitive.HIDDEN : idNo, child ? Sensitive.HIDDEN : phone, phones, community, grid, estate,
                    building, unit, room, place, relation, headName, hukouKind, categories.stream().filter(code -> !Sensitive.code(code)).toList(), groups, standing, mergedInto);
        }
    }

    /** Columns that sort. */
    public enum Sort { NAME, AGE, SEX, ID_NO, PHONE, PLACE, GRID, RELATION, HUKOU_KIND, STANDING, CHANGED }

    /**
     * What to list; null and empty parts do not narrow.
     *
     * @param text name, pinyin, initials, tail of phone or document, or room
     * @param community exact
     * @param building exact
     * @param category code of person_category
     * @param group a key group, by its rule on {@code day}
     * @param ageFrom years on {@code day}, inclusive
     * @param ageTo years on {@code day}, inclusive
     * @param standing null = those who belong to the community now
     * @param hasPhone whether a phone is known
     * @param noBirth only people whose birth date is missing
     * @param day day on which ages and groups count; null = today
     * @param field what a field of the centre's own must say
     */
    public record Filter(String text, String community, String building, String category, FocusGroup group, Integer ageFrom,
            Integer ageTo, Sex sex, Resident.Standing standing, Boolean hasPhone, boolean noBirth, LocalDate day, CustomField.Test field) {
        public static final Filter ALL = new Filter("", null, null, null, null, null, null, null, null, null, false, null, null);

        public Filter text(String words) {
            return new Filter(words, community, building, category, group, ageFrom, ageTo, sex, standing, hasPhone, noBirth, day, field);
        }

        public Filter building(String at) {
            return new Filter(text, community, at, category, group, ageFrom, ageTo, sex, standing, hasPhone, noBirth, day, field);
        }

        public Filter category(String code) {
            return new Filter(text, community, building, code, group, ageFrom, ageTo, sex, standing, hasPhone, noBirth, day, field);
        }

        public Filter group(FocusGroup of) {
            return new Filter(text, community, building, category, of, ageFrom, ageTo, sex, standing, hasPhone, noBirth, day, field);
        }

        public Filter ages(Integer from, Integer to) {
            return new Filter(text, community, building, category, group, from, to, sex, standing, hasPhone, noBirth, day, field);
        }

        public Filter standing(Resident.Standing is) {
            return new Filter(text, community, building, category, group, ageFrom, ageTo, sex, is, hasPhone, noBirth, day, field);
        }
    }

    /** A suggestion that two stored rows are one person. */
    public record Pair(Row one, Row other, String why, double score) {}

    /** Two rows that were found to be one person, and can be parted again. @param kept who the gone one is now */
    public record Merged(Row kept, Row gone, OffsetDateTime at, String staff) {}

    /** A line of a person's history. */
    public record Event(OffsetDateTime at, String staff, Did did, String detail) {}

    /** What the trail says was done to a person; its names stand in the trail. */
    public enum Did { CREATE, UPDATE, MOVED, DECEASED, ACTIVE, REVEAL, MERGE, UNMERGE, DISTINCT }

    /** A need of the person, for their page. */
    public record Asked(long id, String number, LocalDate on, String body, String status) {}

    /** A building and how many live in it. */
    public record Count(String value, int people) {}

    private static final String SUBJECT = "resident";
    /** A text in a filter finds at most so many; nobody looks through more. */
    private static final int MOST_FOUND = 1000;

    private final Db db;
    private final Clock clock;
    private final Trail trail;
    private final ResidentStore store;
    private final ResidentQuery query;
    private final ResidentIndex index;
    private final ResidentSheet sheet;
    private final OwnFields own;

    public Residents(Db db, Clock clock, Trail trail) {
        this.db = db;
        this.clock = clock;
        this.trail = trail;
        this.store = new ResidentStore(db, clock);
        this.own = new OwnFields(db);
        this.query = new ResidentQuery(db);
        this.index = new ResidentIndex(query, db::lastCommit, db.touched());
        this.sheet = new ResidentSheet(store, query, clock, () -> trail.actor().name(), own);
    }

    /** @return the spreadsheet side, for the import and export engine. */
    public ResidentSheet sheet() {
        return sheet;
    }

    /** @return today by the desk's clock. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * @return the person, whole except for what is sensitive to whoever may not see that; empty when the id is unknown. A
     *     merged row is returned as it is, with who it is now.
     */
    public Optional<Resident> find(long id) {
        return whole(id).map(one -> db.may(Right.SENSITIVE) ? one : one.guarded(today()));
    }

    private Optional<Resident> whole(long id) {
        return Optional.ofNullable(query.load(List.of(id)).get(id));
    }

    /** @return the person as lists show them, masked; empty when the id is unknown. */
    public Optional<Row> brief(long id) {
        return rows(List.of(id)).stream().findFirst();
    }

    /**
     * @param from rows to skip
     * @param size rows of the page
     */
    public Found list(Filter filter, Sort sort, boolean down, int from, int size) {
        List<Long> found = filter.text() == null || filter.text().isBlank() ? null : index.search(filter.text(), MOST_FOUND);
        LocalDate day = filter.day() == null ? today() : filter.day();
        if (filter.category() != null && Sensitive.code(filter.category())) {
            db.require(Right.SENSITIVE);
        }
        Found rows = query.list(filter, found, sort, down, from, size, rules(day), day);
        return new Found(seen(rows.rows()), rows.total());
    }

    /** @return at most that many people the words mean, best first: name, pinyin, initials, tail of phone or number, room. */
    public List<Row> search(String words, int most) {
        return rows(index.search(words, most));
    }

    private List<Row> rows(List<Long> ids) {
        return seen(query.rows(ids, rules(today()), today()));
    }

    private List<Row> seen(List<Row> rows) {
        return db.may(Right.SENSITIVE) ? rows : rows.stream().map(row -> row.guarded(today())).toList();
    }

    /** @return the rules for key groups that count on the day. */
    public FocusRules rules(LocalDate day) {
        return FocusRules.on(day, query.setting(FocusRules.SETTING));
    }

    /** How many people there are on the day, of each key group, and in any of them (counted once). */
    public record Counts(int people, Map<FocusGroup, Integer> groups, int inAnyGroup, int withoutBirth) {}

    public Counts counts(LocalDate day) {
        ResidentQuery.Counts found = query.counts(rules(day), day);
        return new Counts(found.people(), found.groups(), found.inAnyGroup(), found.withoutBirth());
    }

    public List<Count> buildings() {
        return query.buildings();
    }

    public List<Count> categories() {
        return query.categories().stream().filter(one -> db.may(Right.SENSITIVE) || !Sensitive.code(one.value())).toList();
    }

    /** @return the centre's own fields (自定义项). */
    public OwnFields own() {
        return own;
    }

    /** @return those who live with the person, the person included; empty when nobody is known. */
    public List<Row> housemates(Resident one) {
        return rows(query.asHousehold(index.housemates(one)));
    }

    /** @return what the person asked for, newest first, also what was taken down under rows merged into it. */
    public List<Asked> needs(long id) {
        return query.needs(everyId(id));
    }

    /** @return what was done to and seen of the person, newest first. */
    public List<Event> history(long id) {
        return query.history(everyId(id));
    }

    /** @return the id and those of the rows merged into it: whatever refers to any of them is this person's. */
    public List<Long> everyId(long id) {
        List<Long> ids = new ArrayList<>(List.of(id));
        ids.addAll(store.mergedInto(id));
        return ids;
    }

    /** @return the stored person who holds one of the numbers, if somebody else than the one being typed. */
    public Optional<Row> holder(Resident typed) {
        List<String> numbers = typed.allDocuments().stream().map(Document::number).toList();
        return query.load(query.holders(numbers).values().stream().flatMap(List::stream).toList()).values().stream()
                .map(one -> one.mergedInto() == null ? (Long) one.id() : one.mergedInto()).filter(id -> id != typed.id()).findFirst().flatMap(this::brief);
    }

    /** @return at most five stored people of the same name with the same phone, birth date or room: a warning, no more. */
    public List<Row> alike(Resident typed) {
        return rows(query.alike(typed, index.named(typed.name())));
    }

    /**
     * Stores a new or changed person.
     *
     * @return as stored, with id and version
     * @throws UserError when the name is missing, a number is wrong or somebody else's, or the row was changed meanwhile
     */
    public Resident save(Resident person) {
        if (person.name().isBlank()) {
            throw new UserError("error.residents.noName");
        }
        for (Document document : person.allDocuments()) {
            IdNumber.Check check = IdNumber.check(document.number(), today());
            if (document.kind() == IdNumber.Kind.CITIZEN18 && !check.ok()) {
                throw new UserError("error.residents.badNumber", Mask.idNo(document.number()), Texts.of(check.status()));
            }
        }
        return db.write(() -> {
            holder(person).ifPresent(other -> {
                throw new UserError("error.residents.numberTaken", other.name(), other.place());
            });
            if (person.id() == 0) {
                Resident stored = store.insert(List.of(person), null, ResidentStore.SILENT).getFirst();
                trail.add(Did.CREATE.name(), SUBJECT, stored.id(), stored.name());
                return stored;
            }
            Resident before = stored(person.id());
            boolean sees = db.may(Right.SENSITIVE);
            if (!sees && Sensitive.child(before.birth(), today())) {
                throw new UserError("error.residents.child", person.name());
            }
            // Who does not see it cannot take it away either.
            Resident saved = updated(before, sees ? person : person.withHiddenOf(before));
            trail.add(Did.UPDATE.name(), SUBJECT, person.id(), person.name(), String.join(", ", ResidentSheet.changed(before, saved)), null);
            return saved;
        });
    }

    private Resident stored(long id) {
        return whole(id).orElseThrow(() -> new UserError("error.residents.unknown", id));
    }

    private Resident updated(Resident before, Resident person) {
        Resident saved = store.update(new ResidentStore.Step(before, person), ResidentStore.SILENT);
        if (saved == null) {
            throw new UserError("error.residents.changed", person.name());
        }
        return saved;
    }

    /**
     * Ends or renews somebody's belonging to the community; the row stays.
     *
     * @param standing ACTIVE, MOVED or DECEASED
     * @param on the day it happened, not after today; null for ACTIVE or when not known
     */
    public Resident end(long id, long version, Standing standing, LocalDate on) {
        if (on != null && on.isAfter(today())) {
            throw new UserError("error.residents.future", on);
        }
        return db.write(() -> {
            Resident one = stored(id);
            if (one.standing() == Standing.MERGED || standing == Standing.MERGED) {
                throw new UserError("error.residents.merged", one.name());
            }
            Resident saved = updated(one, one.as(id, version, standing, null).leaving(
                    standing == Standing.MOVED ? on : standing == Standing.ACTIVE ? null : one.movedOut(), standing == Standing.DECEASED ? on : null));
            trail.add(standing.name(), SUBJECT, id, one.name(), on == null ? null : on.toString(), null);
            return saved;
        });
    }

    /**
     * @param reason why, in the person's own words
     * @return the full value, "" when there is none; that it was seen stands in the trail before it is returned
     * @throws UserError {@code error.residents.noReason}, {@code error.rights.missing}
     */
    public String reveal(long id, Secret secret, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.residents.noReason");
        }
        db.require(secret == Secret.HEALTH ? Right.SENSITIVE : Right.WHOLE);
        Resident one = stored(id);
        if (Sensitive.child(one.birth(), today())) {
            db.require(Right.SENSITIVE);
        }
        trail.add(Did.REVEAL.name(), SUBJECT, id, one.name(), Texts.of(secret), reason.strip());
        return switch (secret) {
            case ID_NO -> one.document() == null ? "" : one.document().number();
            case PHONES -> one.phones().stream().map(Phone::number).collect(Collectors.joining(" / "));
            case DOCUMENTS -> one.documents().stream().map(Document::number).collect(Collectors.joining(" / "));
            case HEALTH -> one.detail(Resident.Detail.HEALTH) + " " + one.detail(Resident.Detail.CARE);
            case ADDRESS -> one.detail(Resident.Detail.ADDRESS);
        };
    }

    /**
     * Joins two rows that are one person. The gone row stays with all that refers to it and points to the kept one.
     *
     * @throws UserError when both hold citizen numbers that differ, or one of them is merged already
     */
    public Resident merge(long kept, long gone) {
        return db.write(() -> {
            Resident stays = stored(kept);
            Resident goes = stored(gone);
            if (kept == gone || stays.standing() == Standing.MERGED || goes.standing() == Standing.MERGED) {
                throw new UserError("error.residents.merged", goes.name());
            }
            if (stays.isSurelyNot(goes)) {
                throw new UserError("error.residents.twoNumbers", stays.name(), goes.name());
            }
            Resident after = stays.filledFrom(goes);
            if (!stays.name().equals(goes.name()) && after.detail(Resident.Detail.FORMER_NAME).isEmpty()) {
                after = after.with(Resident.Detail.FORMER_NAME, goes.name());
            }
            // A number stands on one row only: the kept one, when it had none of its own.
            boolean takes = goes.document() != null && goes.document().equals(after.document());
            List<Long> moved = store.mergedInto(gone);
            updated(goes, (takes ? goes.without() : goes).as(gone, goes.version(), Standing.MERGED, kept));
            Resident saved = updated(stays, after);
            if (!moved.isEmpty()) {
                store.repoint(moved, kept);
            }
            store.logMerge(kept, gone, trail.actor().name(), RowState.write(stays), RowState.write(saved), RowState.write(goes), moved);
            trail.add(Did.MERGE.name(), SUBJECT, kept, saved.name(), Texts.text("residents.trail.merged", gone, goes.name()), null);
            return saved;
        });
    }

    /**
     * Parts what was merged: the gone row is again as it was, and the kept one loses what it had from it, except where
     * somebody has changed it since.
     *
     * @return the person who had gone
     */
    public Resident unmerge(long gone) {
        return db.write(() -> {
            Merge merge = store.mergeOf(gone);
            if (merge == null) {
                throw new UserError("error.residents.notMerged", gone);
            }
            Resident kept = stored(merge.kept());
            if (kept.standing() == Standing.MERGED) {
                throw new UserError("error.residents.partFirst", kept.name(), kept.id());
            }
            Resident parted = kept.parted(RowState.read(merge.keptBefore(), Resident.class), RowState.read(merge.keptAfter(), Resident.class));
            updated(kept, parted);
            Resident before = RowState.read(merge.goneBefore(), Resident.class);
            Resident there = stored(gone);
            Resident back = updated(there, before.as(gone, there.version(), before.standing(), null));
            if (!merge.moved().isEmpty()) {
                store.repoint(merge.moved(), gone);
            }
            tidy(kept, before, RowState.read(merge.keptBefore(), Resident.class));
            store.endMerge(merge.id());
            trail.add(Did.UNMERGE.name(), SUBJECT, merge.kept(), kept.name(), Texts.text("residents.trail.unmerged", gone, back.name()), null);
            return back;
        });
    }

    /** A place that only the merge had made (one's building with the other's room) goes with it, when nobody lives there. */
    private void tidy(Resident merged, Resident one, Resident other) {
        long house = merged.household().id();
        if (house > 0 && house != one.household().id() && house != other.household().id() && empty("household", house)) {
            store.places().remove("household", List.of(house));
        }
        long home = merged.home().id();
        if (home > 0 && home != one.home().id() && home != other.home().id() && empty("dwelling", home)) {
            store.places().remove("dwelling", List.of(home));
        }
    }

    private boolean empty(String subject, long place) {
        return query.used(subject, List.of(place)).isEmpty() && !query.inhabited(subject).contains(place);
    }

    /** Remembers that the two are not the same person: they are not suggested again. */
    public void distinct(long one, long other) {
        db.write(() -> {
            store.logDistinct(one, other, trail.actor().name());
            trail.add(Did.DISTINCT.name(), SUBJECT, one, stored(one).name(), Texts.text("residents.trail.distinct", other), null);
        });
    }

    /** @return whether somebody has said that the two are not the same person. */
    public boolean areDistinct(long one, long other) {
        return store.distinct().contains(Math.min(one, other) + "-" + Math.max(one, other));
    }

    /** @return pairs of stored people who may be one, best first, with the reason. */
    public List<Pair> duplicates(int most) {
        List<ResidentQuery.Traits> all = query.traits();
        List<long[]> pairs = new ResidentTwins(all).pairs(all, store.distinct(), most);
        Map<Long, Row> rows = rows(pairs.stream().flatMap(pair -> List.of(pair[0], pair[1]).stream()).distinct().toList()).stream()
                .collect(Collectors.toMap(Row::id, row -> row));
        return pairs.stream().map(pair -> {
            ResidentTwins.Found found = new ResidentTwins.Found(pair[1], (int) pair[2]);
            return new Pair(rows.get(pair[0]), rows.get(pair[1]), found.why(), found.score());
        }).toList();
    }

    /** @return the merges that stand, the latest first. */
    public List<Merged> merges(int most) {
        List<ResidentStore.Merged> merges = store.merges(most);
        Map<Long, Row> rows = rows(merges.stream().flatMap(one -> List.of(one.kept(), one.gone()).stream()).distinct().toList()).stream()
                .collect(Collectors.toMap(Row::id, row -> row));
        return merges.stream().map(one -> new Merged(rows.get(one.kept()), rows.get(one.gone()), one.at(), one.staff())).toList();
    }

    /** @return what the two rows say, field by field, masked; what counts for their being one carries its score. */
    public List<Side> sides(long one, long other) {
        return sheet.sides(stored(one), stored(other));
    }
}
