package linli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import linli.activities.ActivitiesModel;
import linli.activities.ActivitiesPage;
import linli.activities.ActivityFormModel;
import linli.activities.ActivityFormModel.Choice;
import linli.activities.ActivityList;
import linli.activities.ActivityModel;
import linli.activities.ActivityPage;
import linli.base.text.Texts;
import linli.base.ui.Memory;
import linli.base.ui.Page;
import linli.base.ui.PageTabs;
import linli.base.ui.Work;
import linli.base.value.Domains;
import linli.enrolments.EnrolModel;
import linli.enrolments.EnrolPage;
import linli.enrolments.Enrolments;
import linli.rollcall.RollCall;
import linli.rollcall.RollCallModel;
import linli.rollcall.RollCallPage;
import linli.shell.Badge;
import linli.shell.Section;
import linli.shell.Shell;
import linli.surveys.Survey;
import linli.surveys.SurveyModel;
import linli.surveys.SurveyPage;

/** The pages about classes and activities: the list, and the four sides of one of them. */
final class ClassPages {
    private static final int PEOPLE = 8;

    private final Wiring house;
    private final ActivitiesPage activities;
    private final ActivityPage activity;
    private final EnrolPage enrol;
    private final RollCallPage rollCall;
    private final SurveyPage survey;

    ClassPages(Wiring house, Shell shell, Work work, Memory memory, Consumer<Path> show) {
        this.house = house;
        ActivityFormModel form = new ActivityFormModel(house.activities(), work, this::leaders, this::rooms);
        activities = new ActivitiesPage(shell, new ActivitiesModel(house.activities(), work, form), memory);
        activity = new ActivityPage(shell, new ActivityModel(house.activities(), work, this::figures, this::rooms), house.clock(), memory, tabs(shell, "activity"), this::ages);
        enrol = new EnrolPage(shell, new EnrolModel(house.enrolments(), work, this::people, house.clock()), house.clock(), memory, tabs(shell, "enrolments"));
        rollCall = new RollCallPage(shell, new RollCallModel(house.rollCalls(), work), memory, tabs(shell, "rollcall"), show);
        survey = new SurveyPage(shell, new SurveyModel(house.surveys(), work, house.clock(), (name, content) -> house.settings().put("", name, content)), tabs(shell, "survey"));
    }

    private static PageTabs tabs(Shell shell, String here) {
        return new PageTabs(shell, here, List.of(
                new PageTabs.Tab(Texts.text("activity.tab"), "activity"),
                new PageTabs.Tab(Texts.text("activity.tab.enrolments"), "enrolments"),
                new PageTabs.Tab(Texts.text("activity.tab.rollcall"), "rollcall"),
                new PageTabs.Tab(Texts.text("activity.tab.survey"), "survey")));
    }

    List<Section.Entry> entries() {
        return List.of(new Section.Entry(Texts.text("shell.nav.activities"), activities));
    }

    List<Page> one() {
        return List.of(activity, enrol, rollCall, survey);
    }

    /** @return the pages of one class with the newest class of the largest lineage. */
    Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        List<ActivityList.Row> rows = house.activities().list(ActivityList.Filter.ALL).rows();
        rows.stream().filter(row -> row.parentId() != null && row.held() > 0).findFirst().or(() -> rows.stream().findFirst()).ifPresent(row -> {
            details.put(activity.name(), row.id());
            details.put(enrol.name(), row.id());
            details.put(rollCall.name(), row.id());
            details.put(survey.name(), row.id());
        });
        return details;
    }

    Map<String, Badge> badges() {
        return Map.of(activities.name(), new Badge(house.activities().toCall(), false));
    }

    private List<Choice> leaders(String text) {
        return house.supply().talents().search(text, PEOPLE).stream()
                .map(row -> new Choice(row.id(), row.name(), String.join(" ", row.codes().stream().map(Domains::nameOf).toList()))).toList();
    }

    private List<Choice> rooms() {
        return house.venues().rooms().stream().map(room -> new Choice(room.id(), room.name(), room.capacity() == null ? "" : String.valueOf(room.capacity()))).toList();
    }

    private ActivityModel.Figures figures(long id) {
        RollCall.Rate rate = house.rollCalls().participation(id);
        Survey.Result satisfied = house.surveys().result(id);
        return new ActivityModel.Figures(rate.percent(), rate.bySeats(), satisfied.rate(), satisfied.valid(), satisfied.few());
    }

    private List<Integer> ages(long id) {
        return house.enrolments().list(id).rows().stream().filter(row -> row.status().active()).map(Enrolments.Row::age).toList();
    }

    private List<EnrolModel.Found> people(String text) {
        return house.residents().search(text, PEOPLE).stream().map(row -> new EnrolModel.Found(row.id(), row.name(), row.place(), row.phone(), row.age())).toList();
    }
}
