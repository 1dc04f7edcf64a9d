package linli;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linli.activities.Activities;
import linli.activities.ActivityList;
import linli.base.text.Texts;
import linli.base.ui.SearchSource;
import linli.base.value.Domains;
import linli.base.value.WeekSlot;
import linli.incubation.Teams;
import linli.inspections.Finding;
import linli.inspections.Inspections;
import linli.meals.MealOrder;
import linli.meals.Meals;
import linli.needs.NeedList;
import linli.needs.Needs;
import linli.partners.Partners;
import linli.projects.Projects;
import linli.residents.Residents;
import linli.talent.Talents;
import linli.venues.Venues;
import linli.volunteers.Volunteers;

/** One group of Ctrl+K: a feature's search, told as hits. */
record Finder(String group, BiFunction<String, Integer, List<Hit>> finding) implements SearchSource {
    private static final int BODY = 40;

    /** @return people by name, pinyin, tails and room; Ctrl+Enter takes down a need of the person. */
    static Finder people(Residents residents) {
        return new Finder(Texts.text("search.people"), (text, limit) -> residents.search(text, limit).stream()
                .map(row -> new Hit(row.name(), joined(row.place(), row.phone()), "resident", row.id(), "needs",
                        Map.of("new", row.id())))
                .toList());
    }

    /** @return needs by number, words and asker. */
    static Finder needs(Needs needs) {
        return new Finder(Texts.text("search.needs"), (text, limit) -> needs.list(NeedList.Filter.of(Map.of("text", text))).rows().stream()
                .limit(limit)
                .map(row -> new Hit(row.body().length() > BODY ? row.body().substring(0, BODY) + "…" : row.body(),
                        joined(row.no(), row.who(), Texts.of(row.status())), "need", row.id()))
                .toList());
    }

    /** @return talents by name, pinyin, tail of phone and skill. */
    static Finder talents(Talents talents) {
        return new Finder(Texts.text("search.talents"), (text, limit) -> talents.search(text, limit).stream()
                .map(row -> new Hit(row.name(), joined(row.codes().stream().map(Domains::nameOf).collect(Collectors.joining(" ")), Texts.of(row.status()),
                        row.phone()), "talents", row.id()))
                .toList());
    }

    /** @return partners by name, pinyin, code, contact and phone; Ctrl+Enter adds a project of theirs. */
    static Finder partners(Partners partners) {
        return new Finder(Texts.text("search.partners"), (text, limit) -> partners.search(text, limit).stream()
                .map(row -> new Hit(row.name(), joined(Texts.of(row.kind()), row.contact(), Texts.of(row.status())), "partners", row.id(), "projects",
                        Map.of("new", row.id())))
                .toList());
    }

    /** @return projects by name, pinyin, domain, giver and place. */
    static Finder projects(Projects projects) {
        return new Finder(Texts.text("search.projects"), (text, limit) -> projects.search(text, limit).stream()
                .map(row -> new Hit(row.face().name(), joined(row.giver(), WeekSlot.words(row.face().slots()), Texts.of(row.status())), "projects", row.id()))
                .toList());
    }

    /** @return volunteers by name, pinyin, tail of phone and number. */
    static Finder volunteers(Volunteers volunteers) {
        return new Finder(Texts.text("search.volunteers"), (text, limit) -> volunteers.search(text, limit).stream()
                .map(row -> new Hit(row.name(), joined(Texts.of(row.standing()), row.team(), Volunteers.hoursWord(row.minutes())), "volunteers", row.id()))
                .toList());
    }

    /** @return bookings by purpose, person and room, what comes soonest first. */
    static Finder bookings(Venues venues) {
        return new Finder(Texts.text("search.bookings"), (text, limit) -> venues.search(text, limit).stream()
                .map(one -> new Hit(one.purpose(), joined(one.day().toString(), one.time(), venues.room(one.roomId()).name(), one.who().name()), "venues", one.id()))
                .toList());
    }

    /** @return rounds by number and name, open findings by partner and words. */
    static Finder revisits(Inspections inspections) {
        return new Finder(Texts.text("search.revisits"), (text, limit) -> Stream.concat(
                inspections.rounds().stream().filter(one -> one.round().no().contains(text) || one.round().name().contains(text))
                        .map(one -> new Hit(one.round().name(), joined(one.round().no(), Texts.text("search.revisits.round", one.round().from(), one.round().due(), one.done(), one.visits())),
                                "revisits", Map.of("round", one.round().id()))),
                inspections.findings().list(null).stream().filter(one -> one.finding().status() != Finding.FindingStatus.VOID)
                        .filter(one -> one.name().contains(text) || one.finding().what().contains(text))
                        .map(one -> new Hit(one.finding().what(), Texts.text("search.revisits.finding", one.name(), Texts.of(one.finding().status()), one.finding().due()),
                                "revisits", Map.of("finding", one.finding().id())))).limit(limit).toList());
    }

    /** @return teams by name, pinyin, people, trade and company. */
    static Finder teams(Teams teams) {
        return new Finder(Texts.text("search.teams"), (text, limit) -> teams.search(text, limit).stream()
                .map(row -> new Hit(row.name(), joined(Texts.of(row.stage()), row.lead(), row.trade()), "teams", row.id())).toList());
    }

    /** @return classes and activities by title, number, leader, place and who is in them; Ctrl+Enter calls the roll. */
    static Finder activities(Activities activities) {
        return new Finder(Texts.text("search.activities"), (text, limit) -> activities.list(ActivityList.Filter.of(Map.of("text", text))).rows().stream()
                .limit(limit)
                .map(row -> new Hit(row.title(), joined(row.leader(), WeekSlot.words(row.slots()), Texts.of(row.status())), "activity", row.id(), "rollcall", row.id()))
                .toList());
    }

    /** @return diners among the people found; opens their newest order's day, Ctrl+Enter the person. */
    static Finder diners(Residents residents, Meals meals) {
        return new Finder(Texts.text("search.diners"), (text, limit) -> {
            List<Residents.Row> rows = residents.search(text, 3 * limit);
            Map<Long, MealOrder> latest = meals.latest(rows.stream().map(Residents.Row::id).toList());
            return rows.stream().filter(row -> latest.containsKey(row.id())).limit(limit).map(row -> {
                MealOrder order = latest.get(row.id());
                return new Hit(row.name(), joined(order.on().toString(), Texts.of(order.sitting()), order.pack(), Texts.of(order.status())), "meals",
                        Map.of("on", order.on(), "sitting", order.sitting()), "resident", row.id());
            }).toList();
        });
    }

    @Override
    public List<Hit> find(String text, int limit) {
        return finding.apply(text, limit);
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" · "));
    }
}
