package linli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import linli.base.text.Texts;
import linli.base.ui.Memory;
import linli.base.ui.Page;
import linli.base.ui.Work;
import linli.batches.BatchesModel;
import linli.batches.BatchesPage;
import linli.base.value.Domains;
import linli.base.value.WeekSlot;
import linli.calls.Call;
import linli.calls.CallsModel;
import linli.calls.CallsPage;
import linli.matching.Ask;
import linli.matching.MatchModel;
import linli.matching.MatchPage;
import linli.matching.Plan;
import linli.matching.PlanModel;
import linli.matching.PlanPage;
import linli.matching.Ranking;
import linli.net.Net;
import linli.net.NetCardPage;
import linli.net.NetModel;
import linli.net.NetPage;
import linli.partners.PartnersModel;
import linli.partners.PartnersPage;
import linli.projects.Project;
import linli.projects.ProjectsModel;
import linli.projects.ProjectsPage;
import linli.shell.Badge;
import linli.shell.Section;
import linli.shell.Shell;
import linli.supplies.Supply;
import linli.talent.Talent;
import linli.talent.CoveragePage;
import linli.talent.TalentList;
import linli.talent.TalentsModel;
import linli.talent.TalentsPage;

/** The pages about who can give what: talents, partners and projects, matching, the service net. */
final class SupplyPages {
    private final Wiring house;
    private final Shell shell;
    private final Work work;
    private final PlanPage matching;
    private final NetPage net;
    private final TalentsPage talents;
    private final CoveragePage coverage;
    private final TalentMergePage merging;
    private final CallsPage calls;
    private final PartnersPage partners;
    private final ProjectsPage projects;
    private final BatchesPage batches;

    /** @param show opens a written file with the system's own program */
    SupplyPages(Wiring house, Shell shell, Work work, Memory memory, Consumer<Path> show) {
        this.house = house;
        this.shell = shell;
        this.work = work;
        partners = new PartnersPage(shell, new PartnersModel(house.supply().partners(), work), memory);
        projects = new ProjectsPage(shell, new ProjectsModel(house.supply().projects(), work), memory);
        batches = new BatchesPage(shell, new BatchesModel(house.supply().batches(), work), show);
        matching = new PlanPage(shell, new PlanModel(house.supply().matches(), work, this::draft, this::next), memory);
        talents = new TalentsPage(shell, new TalentsModel(house.supply().talents(), work), memory);
        coverage = new CoveragePage(shell, house.supply().talents(), work);
        merging = new TalentMergePage(house.supply().talents(), shell, work, memory);
        calls = new CallsPage(shell, new CallsModel(house.supply().calls(), work), memory);
        net = new NetPage(shell, new NetModel(house.supply().nets(), shell, work, this::draft), show, this::open);
    }

    /** @return the service net as a card of the desk. */
    Page forDesk() {
        return new NetCardPage(shell, new NetModel(house.supply().nets(), shell, work, this::draft));
    }

    private void draft(Net.Cell cell) {
        draft(List.of(new Plan.Gap(cell.root(), 1, Texts.text("matching.call.cell", cell.needs()))));
    }

    /** @return what opens a supply's own page. */
    private Runnable open(Supply supply) {
        return () -> shell.open(switch (supply.kind()) {
            case TALENT -> "talents";
            case PROJECT -> "projects";
            case CLASS -> "activity";
            case VENUE -> "rooms";
        }, supply.id());
    }

    /** @return the card on a need's page with what can answer it. @param moved told when the need has moved on */
    Page forNeed(Runnable moved) {
        return new MatchPage(shell, new MatchModel(house.supply().matches(), work, this::draft, this::next, moved, shell::fail));
    }

    /** Makes a draft call of gaps and opens it. */
    private void draft(List<Plan.Gap> gaps) {
        List<Call.Gap> wanted = gaps.stream().filter(gap -> !gap.domain().isEmpty())
                .map(gap -> new Call.Gap(gap.domain(), gap.wanted(), Set.of(), List.of(), gap.note())).toList();
        work.run(() -> house.supply().calls().draft(wanted), call -> {
            shell.say(Texts.text("matching.call.drafted", call.no()));
            shell.open("calls", call.id());
        });
    }

    /** Opens what an accepted match leads to: the form of a class, the class, the project, or the board of rooms. */
    private void next(MatchModel.Step step) {
        Ranking.Match match = step.match();
        switch (match.next()) {
            case OPEN_CLASS -> work.run(() -> mended(match), any -> shell.open("activities", course(step)));
            case ENROL -> shell.open("activity", match.supply().id());
            case CONTACT, APPLY -> work.read("matching.project", () -> asked(step), asked -> shell.open("projects", asked));
            case BOOK -> work.read("matching.book", () -> house.supply().matches().ask(step.need()), ask -> shell.open("venues", booking(match, ask)));
        }
    }

    /** What a project is asked for: to be talked over with who gives it, or applied for, and the class that comes of it. */
    private ProjectsModel.Asked asked(MatchModel.Step step) {
        Supply supply = step.match().supply();
        Project.Face face = house.supply().projects().get(supply.id()).face();
        Map<String, String> words = course(step);
        words.remove("talent");
        words.put("title", face.name());
        words.put("project", String.valueOf(supply.id()));
        words.put("leader", face.giver().shown());
        if (face.giver().partnerId() != null) {
            words.put("partner", face.giver().partnerId().toString());
        }
        words.putIfAbsent("slots", WeekSlot.store(face.slots()));
        if (!face.venue().isEmpty()) {
            words.put("place", face.venue());
        }
        String no = house.supply().matches().ask(step.need()).no();
        return new ProjectsModel.Asked(supply.id(), Texts.text(step.match().next() == Ranking.Next.APPLY ? "matching.asked.apply" : "matching.asked.contact", no), words);
    }

    /** What the form of a booking is filled with: the next day on which the room is free as wished. */
    private Map<String, String> booking(Ranking.Match match, Ask ask) {
        Map<String, String> words = new LinkedHashMap<>();
        LocalDate tomorrow = LocalDate.now(house.clock()).plusDays(1);
        WeekSlot lesson = match.lesson();
        words.put("room", String.valueOf(match.supply().id()));
        words.put("day", (lesson == null ? tomorrow : tomorrow.with(TemporalAdjusters.nextOrSame(lesson.day()))).toString());
        words.put("from", lesson == null ? "14:00" : lesson.from().toString());
        words.put("to", lesson == null ? "16:00" : lesson.to().toString());
        words.put("purpose", Texts.text("matching.booking", ask.no()));
        if (ask.people() > 1) {
            words.put("people", String.valueOf(ask.people()));
        }
        return words;
    }

    /** A talent paused for want of a venue comes again once the match has found a room. */
    private Talent mended(Ranking.Match match) {
        Talent talent = house.supply().talents().get(match.supply().id());
        boolean waits = talent.status() == Talent.PoolStatus.PAUSED && talent.standing().pause() == Talent.Pause.VENUE && match.room() != null;
        return waits ? house.supply().talents().resume(talent.id(), talent.version(), Texts.text("matching.resumed", match.room().name(), match.room().slot().word()))
                : talent;
    }

    /** What the form of a class is filled with. */
    private static Map<String, String> course(MatchModel.Step step) {
        Ranking.Match match = step.match();
        Map<String, String> words = new LinkedHashMap<>();
        String domain = match.domain();
        words.put("new", "");
        words.put("title", Texts.text("matching.course", Domains.nameOf(domain)));
        words.put("domain", domain);
        words.put("talent", String.valueOf(match.supply().id()));
        words.put("leader", match.supply().name());
        words.put("need", String.valueOf(step.need()));
        Supply.Audience audience = match.supply().audience();
        audience.groups().stream().sorted().findFirst().ifPresent(group -> words.put("group", group.name()));
        put(words, "ageMin", audience.from());
        put(words, "ageMax", audience.to());
        put(words, "seats", match.supply().seats().all() == 0 ? null : match.supply().seats().all());
        if (match.lesson() != null) {
            words.put("slots", WeekSlot.store(List.of(match.lesson())));
        }
        if (match.room() != null) {
            words.put("room", String.valueOf(match.room().id()));
        }
        return words;
    }

    private static void put(Map<String, String> words, String key, Integer value) {
        if (value != null) {
            words.put(key, value.toString());
        }
    }

    /** @return this part of the navigation from top to bottom. */
    List<Section.Entry> entries() {
        return List.of(
                new Section.Entry(Texts.text("shell.nav.talents"), talents),
                new Section.Entry(Texts.text("shell.nav.calls"), calls),
                new Section.Entry(Texts.text("partners.list.title"), partners),
                new Section.Entry(Texts.text("projects.list.title"), projects),
                new Section.Entry(Texts.text("batches.sheet"), batches),
                new Section.Entry(Texts.text("shell.nav.matching"), matching),
                new Section.Entry(Texts.text("shell.nav.net"), net));
    }

    /** @return pages of one record, which are reached from others. */
    List<Page> one() {
        return List.of(coverage, merging);
    }

    /** @return pages of one record with a record worth a picture; reads the store. */
    Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(coverage.name(), "");
        house.supply().talents().list(TalentList.Filter.of(Map.of("chip", TalentList.Chip.VENUE.name()))).rows().stream().findFirst()
                .ifPresent(row -> details.put(talents.name(), row.id()));
        return details;
    }

    /** @return counts beside the navigation's words; read in the background. */
    Map<String, Badge> badges() {
        return new LinkedHashMap<>();
    }
}
