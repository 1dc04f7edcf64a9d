package linli.tables;

import static linli.schema.Tables.ACTIVITY_NEED;
import static linli.schema.Tables.AGREEMENT;
import static linli.schema.Tables.CALL_ENTRY;
import static linli.schema.Tables.MATCH_DECISION;
import static linli.schema.Tables.NEED;
import static linli.schema.Tables.NEED_STEP;
import static linli.schema.Tables.NOMINATION;
import static linli.schema.Tables.PARTNER;
import static linli.schema.Tables.PARTNER_STEP;
import static linli.schema.Tables.PROJECT;
import static linli.schema.Tables.PROJECT_STEP;
import static linli.schema.Tables.RECRUIT_CALL;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.TALENT;
import static linli.schema.Tables.TALENT_SKILL;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.value.Domains;
import linli.base.value.Money;
import linli.base.value.Span.Days;
import linli.tables.FactQuery.Facts;
import linli.tables.FactQuery.Shown;
import linli.tables.FormFigures.Head;
import linli.tables.Form.Split;
import linli.tables.Measure.Subject;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What was asked for, and who can answer it: needs, talents, partners and their projects, as they stood on the day. */
final class SupplyQuery {
    private static final Condition COUNTS = NEED.STATUS.notIn("VOID", "MERGED");
    private static final Condition SERVING = PARTNER_STEP.STATUS.in("LISTED", "MENDING", "PAUSED");
    private static final Condition POOLED = TALENT.STATUS.in("POOL", "PAUSED", "LEFT").and(TALENT.JOINED_ON.isNotNull());

    private final Db db;
    private final ZoneId zone;

    SupplyQuery(Db db, ZoneId zone) {
        this.db = db;
        this.zone = zone;
    }

    Facts facts(Measure measure, Days days) {
        return switch (measure) {
            case TAKEN, CLOSED, MATCHED, OPEN, LATE, ASKINGS, ASKERS -> needs(measure, days);
            case CALLS -> Facts.of(RECRUIT_CALL, RECRUIT_CALL.STATUS.ne("VOID").and(RECRUIT_CALL.PUBLISHED_ON.between(days.from(), days.to())))
                    .rows("calls", RECRUIT_CALL.ID, Shown.text(RECRUIT_CALL.TITLE), Shown.day(RECRUIT_CALL.PUBLISHED_ON), Shown.text(RECRUIT_CALL.CALL_NO));
            case ENTRIES -> Facts.of(CALL_ENTRY.join(RECRUIT_CALL).on(RECRUIT_CALL.ID.eq(CALL_ENTRY.CALL_ID)).leftJoin(TALENT).on(TALENT.ID.eq(CALL_ENTRY.TALENT_ID)),
                            CALL_ENTRY.ENTERED_ON.between(days.from(), days.to()).and(RECRUIT_CALL.STATUS.ne("VOID")))
                    .rows("calls", RECRUIT_CALL.ID, Shown.person(coalesce(TALENT.NAME, CALL_ENTRY.ORG_NAME)), Shown.day(CALL_ENTRY.ENTERED_ON), Shown.text(RECRUIT_CALL.TITLE));
            case NOMINATIONS -> Facts.of(NOMINATION, NOMINATION.NOMINATED_ON.between(days.from(), days.to()))
                    .rows("talents", NOMINATION.TALENT_ID, Shown.person(NOMINATION.NAMED), Shown.day(NOMINATION.NOMINATED_ON), Shown.text(NOMINATION.SKILL));
            case PARTNERS -> Facts.of(PARTNER.join(PARTNER_STEP).on(PARTNER_STEP.PARTNER_ID.eq(PARTNER.ID)), holds(PARTNER_STEP.SINCE_ON, PARTNER_STEP.UNTIL_ON, days.to()).and(SERVING))
                    .by(Split.PARTNER, PARTNER.ID.cast(String.class))
                    .rows("partners", PARTNER.ID, Shown.text(PARTNER.NAME), Shown.day(PARTNER_STEP.SINCE_ON), Shown.word("enum.PartnerStatus.", PARTNER_STEP.STATUS));
            case PROJECTS -> Facts.of(PROJECT.join(PROJECT_STEP).on(PROJECT_STEP.PROJECT_ID.eq(PROJECT.ID)),
                            holds(PROJECT_STEP.SINCE_ON, PROJECT_STEP.UNTIL_ON, days.to()).and(PROJECT_STEP.STATUS.eq("OPEN")))
                    .by(Split.PARTNER, PROJECT.PARTNER_ID.cast(String.class))
                    .rows("projects", PROJECT.ID, Shown.text(PROJECT.NAME), Shown.day(PROJECT_STEP.SINCE_ON), Shown.word("enum.ProjectStatus.", PROJECT_STEP.STATUS));
            default -> talents(measure, days);
        };
    }

    private Facts needs(Measure measure, Days days) {
        OffsetDateTime end = start(days.to().plusDays(1));
        Condition received = NEED.RECEIVED_AT.ge(start(days.from())).and(NEED.RECEIVED_AT.lt(end));
        Condition closed = NEED.CLOSED_ON.between(days.from(), days.to());
        Condition open = open(days.to());
        Condition which = switch (measure) {
            case TAKEN -> COUNTS.and(received);
            case CLOSED -> COUNTS.and(closed);
            case OPEN -> COUNTS.and(open);
            // Late is who waited past the due date; on the due date itself there is still time.
            case LATE -> COUNTS.and(closed.and(coalesce(NEED.REPLIED_ON, NEED.CLOSED_ON).gt(NEED.DUE_ON))
                    .or(open.and(NEED.DUE_ON.lt(days.to())).and(NEED.REPLIED_ON.isNull().or(NEED.REPLIED_ON.gt(NEED.DUE_ON)))));
            case ASKINGS -> NEED.STATUS.ne("VOID").and(received);
            case ASKERS -> NEED.STATUS.ne("VOID").and(received).and(NEED.RESIDENT_ID.isNotNull());
            default -> COUNTS.and(received).and(exists(selectOne().from(MATCH_DECISION).where(MATCH_DECISION.NEED_ID.eq(NEED.ID)).and(MATCH_DECISION.VERDICT.eq("ACCEPTED"))
                            .and(MATCH_DECISION.UNDONE_AT.isNull()).and(MATCH_DECISION.AT.lt(end)))
                    .or(exists(selectOne().from(ACTIVITY_NEED).where(ACTIVITY_NEED.NEED_ID.eq(NEED.ID)))));
        };
        // Where it stood at the end, not where it stands today.
        Field<String> stage = DSL.field(DSL.select(NEED_STEP.STATUS).from(NEED_STEP).where(NEED_STEP.NEED_ID.eq(NEED.ID)).and(NEED_STEP.AT.lt(end))
                .orderBy(NEED_STEP.AT.desc(), NEED_STEP.ID.desc()).limit(1));
        Facts facts = listed(which)
                .by(Split.CATEGORY, NEED.CATEGORY).by(Split.STAGE, coalesce(stage, NEED.STATUS));
        return measure == Measure.ASKERS ? facts.once(NEED.RESIDENT_ID) : facts;
    }

    /** @return these needs, or those of them still open at the end. */
    Facts themed(Measure measure, Days days, List<Long> ids) {
        return listed(NEED.ID.in(ids).and(measure == Measure.THEMED_OPEN ? COUNTS.and(open(days.to())) : noCondition()));
    }

    private Condition open(LocalDate day) {
        return NEED.RECEIVED_AT.lt(start(day.plusDays(1))).and(NEED.CLOSED_ON.isNull().or(NEED.CLOSED_ON.gt(day)));
    }

    private static Facts listed(Condition which) {
        return Facts.of(NEED.leftJoin(RESIDENT).on(RESIDENT.ID.eq(NEED.RESIDENT_ID)), which).by(Split.CHANNEL, NEED.CHANNEL)
                .by(Split.RATED, NEED.SATISFACTION.cast(String.class))
                .rows("need", NEED.ID, Shown.text(NEED.BODY), Shown.text(NEED.NEED_NO), Shown.person(coalesce(RESIDENT.NAME, NEED.ASKER_NAME)), Shown.text(NEED.CATEGORY),
                        Shown.word("enum.NeedStatus.", NEED.STATUS));
    }

    private static Facts talents(Measure measure, Days days) {
        Condition which = switch (measure) {
            case JOINED -> POOLED.and(TALENT.JOINED_ON.between(days.from(), days.to()));
            case POOL -> POOLED.and(TALENT.JOINED_ON.le(days.to())).andNot(TALENT.STATUS.eq("LEFT").and(TALENT.STATUS_ON.le(days.to())));
            case LEFT -> TALENT.STATUS.eq("LEFT").and(TALENT.STATUS_ON.between(days.from(), days.to()));
            default -> throw new IllegalArgumentException(measure + " is not about talents");
        };
        Table<?> from = TALENT.leftJoin(TALENT_SKILL).on(TALENT_SKILL.TALENT_ID.eq(TALENT.ID).and(TALENT_SKILL.POSITION.eq(DSL.select(min(TALENT_SKILL.as("first").POSITION))
                .from(TALENT_SKILL.as("first")).where(TALENT_SKILL.as("first").TALENT_ID.eq(TALENT.ID)))));
        Field<Integer> dot = DSL.position(TALENT_SKILL.CODE, ".");
        Field<String> root = DSL.when(dot.gt(0), DSL.substring(TALENT_SKILL.CODE, DSL.inline(1), dot.minus(1))).otherwise(TALENT_SKILL.CODE);
        return Facts.of(from, which).by(Split.IDENTITY, TALENT.SOURCE).by(Split.SKILL, root)
                .rows("talents", TALENT.ID, Shown.person(TALENT.NAME), Shown.day(TALENT.JOINED_ON), Shown.word("enum.Source.", TALENT.SOURCE),
                        new Shown(TALENT_SKILL.CODE, code -> Domains.nameOf(code.toString())));
    }

    /** @return the rows of a table split by what this Query knows. */
    List<Head> heads(Split split, Days days) {
        return switch (split) {
            case CATEGORY -> List.of();
            case STAGE -> words("enum.NeedStatus.", "REGISTERED", "SORTED", "ASSIGNED", "SERVING", "REPLIED");
            case CHANNEL -> words("enum.NeedChannel.", "WINDOW", "PHONE", "VISIT", "MINIAPP", "BOX", "COUNCIL", "REFERRAL");
            case IDENTITY -> words("enum.Source.", "PARTY", "RETIRED", "EXPERT", "MASTER", "TRADE", "STUDENT", "OTHER");
            case SKILL -> Domains.roots().stream().map(root -> new Head(root.code(), root.name(), Map.of())).toList();
            case PARTNER -> partners(days);
            default -> projects(days);
        };
    }

    private static List<Head> words(String prefix, String... codes) {
        return java.util.Arrays.stream(codes).map(code -> new Head(code, FactQuery.wordOf(prefix + code, code), Map.of())).toList();
    }

    private List<Head> partners(Days days) {
        LocalDate on = days.to();
        Map<Long, String> agreements = new HashMap<>();
        db.sql().select(AGREEMENT.PARTNER_ID, min(AGREEMENT.FROM_ON), max(AGREEMENT.TO_ON)).from(AGREEMENT)
                .where(AGREEMENT.FROM_ON.le(on)).and(AGREEMENT.TO_ON.ge(on)).and(AGREEMENT.ENDED_ON.isNull().or(AGREEMENT.ENDED_ON.gt(on))).groupBy(AGREEMENT.PARTNER_ID)
                .forEach(row -> agreements.put(row.value1(), Texts.text("tables.until", row.value2(), row.value3())));
        return db.sql().select(PARTNER.ID, PARTNER.NAME, PARTNER.USCC, PARTNER.KIND, PARTNER.BATCH, PARTNER_STEP.STATUS).from(PARTNER)
                .join(PARTNER_STEP).on(PARTNER_STEP.PARTNER_ID.eq(PARTNER.ID)).where(holds(PARTNER_STEP.SINCE_ON, PARTNER_STEP.UNTIL_ON, on)).and(SERVING)
                .orderBy(PARTNER.KIND, PARTNER.ID).fetch(row -> new Head(row.value1().toString(), row.value2(), Map.of("uscc", text(row.value3()),
                        "kind", FactQuery.wordOf("enum.PartnerKind." + row.value4(), row.value4()), "batch", row.value5() == null ? "" : FactQuery.wordOf("enum.SourcingBatch." + row.value5(), row.value5()),
                        "agreement", agreements.getOrDefault(row.value1(), ""), "status", FactQuery.wordOf("enum.PartnerStatus." + row.value6(), row.value6()))));
    }

    /** Projects that were open or paused at the end; classes of no project come from the sessions held. */
    private List<Head> projects(Days days) {
        List<Head> heads = new ArrayList<>();
        db.sql().select(PROJECT.ID, PROJECT.NAME, PROJECT.DOMAIN, PROJECT.AUDIENCE, PROJECT.FOCUS_GROUPS, PROJECT.FEE, PROJECT.PRICE_FEN, PROJECT.PRICE_UNIT, PROJECT_STEP.STATUS).from(PROJECT)
                .join(PROJECT_STEP).on(PROJECT_STEP.PROJECT_ID.eq(PROJECT.ID)).where(holds(PROJECT_STEP.SINCE_ON, PROJECT_STEP.UNTIL_ON, days.to()))
                .and(PROJECT_STEP.STATUS.in("OPEN", "PAUSED")).orderBy(PROJECT.DOMAIN, PROJECT.ID)
                .forEach(row -> heads.add(new Head("p" + row.value1(), row.value2(), Map.of("domain", Domains.nameOf(row.value3()),
                        "audience", row.value4() == null ? groups(row.value5()) : row.value4(), "fee", row.value6().equals("FREE") ? Texts.text("tables.fee.free") : Texts.text("tables.fee.low"),
                        "price", row.value7() == null ? "" : Texts.text("tables.price", new Money(row.value7()), text(row.value8()))))));
        var first = linli.schema.Tables.ACTIVITY;
        db.sql().select(first.ID, first.TITLE, first.DOMAIN, first.FOCUS_GROUPS, first.FEE_KIND, first.PRICE_FEN).from(first)
                .where(first.PROJECT_ID.isNull()).and(first.ROOT_ID.isNull().or(first.ROOT_ID.eq(first.ID))).and(exists(held(days))).orderBy(first.DOMAIN, first.ID)
                .forEach(row -> heads.add(new Head("a" + row.value1(), row.value2(), Map.of("domain", Domains.nameOf(row.value3()), "audience", groups(row.value4()),
                        "fee", row.value5().equals("BASIC") ? Texts.text("tables.fee.free") : Texts.text("tables.fee.low"),
                        "price", row.value6() == 0 ? "" : Texts.text("tables.price", new Money(row.value6()), Texts.text("tables.price.term"))))));
        return heads;
    }

    private static org.jooq.Select<?> held(Days days) {
        var part = linli.schema.Tables.ACTIVITY.as("part");
        return selectOne().from(linli.schema.Tables.SESSION).join(part).on(part.ID.eq(linli.schema.Tables.SESSION.ACTIVITY_ID))
                .where(coalesce(part.ROOT_ID, part.ID).eq(linli.schema.Tables.ACTIVITY.ID)).and(linli.schema.Tables.SESSION.STATUS.eq("HELD"))
                .and(linli.schema.Tables.SESSION.HELD_ON.between(days.from(), days.to()));
    }

    private static String groups(String codes) {
        List<String> words = new ArrayList<>();
        for (String code : codes.split("[,;]")) {
            if (!code.isBlank()) {
                words.add(FactQuery.wordOf("enum.FocusGroup." + code, code));
            }
        }
        return words.isEmpty() ? Texts.text("tables.everybody") : String.join(Texts.text("reports.note.join"), words);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static Condition holds(Field<LocalDate> since, Field<LocalDate> until, LocalDate on) {
        return since.le(on).and(until.isNull().or(until.gt(on)));
    }

    Optional<LocalDate> first(Subject subject) {
        return switch (subject) {
            case NEED -> Optional.ofNullable(db.sql().select(min(NEED.RECEIVED_AT)).from(NEED).where(COUNTS).fetchSingle().value1())
                    .map(at -> at.atZoneSameInstant(zone).toLocalDate());
            case TALENT -> java.util.stream.Stream.of(day(TALENT, TALENT.JOINED_ON, noCondition()), day(NOMINATION, NOMINATION.NOMINATED_ON, noCondition()),
                    day(RECRUIT_CALL, RECRUIT_CALL.PUBLISHED_ON, noCondition())).flatMap(Optional::stream).min(LocalDate::compareTo);
            default -> java.util.stream.Stream.of(day(PARTNER_STEP, PARTNER_STEP.SINCE_ON, noCondition()), day(PROJECT_STEP, PROJECT_STEP.SINCE_ON, noCondition()))
                    .flatMap(Optional::stream).min(LocalDate::compareTo);
        };
    }

    private Optional<LocalDate> day(Table<?> table, Field<LocalDate> day, Condition live) {
        return Optional.ofNullable(db.sql().select(min(day)).from(table).where(live).fetchSingle().value1());
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }
}
