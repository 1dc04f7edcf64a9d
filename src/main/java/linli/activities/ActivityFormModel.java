package linli.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.activities.Activity.ActivityKind;
import linli.activities.Activity.FeeKind;
import linli.activities.Activity.Plan;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Work;
import linli.base.value.Domains;
import linli.base.value.FocusGroup;
import linli.base.value.Money;
import linli.base.value.WeekSlot;

/** The form that opens a class or changes its plan; the days it would meet are shown while typing. */
public final class ActivityFormModel {
    /** Somebody or some room to choose from. */
    public record Choice(Long id, String name, String note) {}

    public final StringProperty title = new SimpleStringProperty("");
    public final ObjectProperty<ActivityKind> kind = new SimpleObjectProperty<>(ActivityKind.CLASS);
    public final ObjectProperty<Domains.Domain> domain = new SimpleObjectProperty<>();
    public final ObjectProperty<FocusGroup> group = new SimpleObjectProperty<>();
    public final StringProperty ageMin = new SimpleStringProperty("");
    public final StringProperty ageMax = new SimpleStringProperty("");
    public final StringProperty leader = new SimpleStringProperty("");
    public final StringProperty slots = new SimpleStringProperty("");
    public final ObjectProperty<LocalDate> start = new SimpleObjectProperty<>();
    public final ObjectProperty<LocalDate> end = new SimpleObjectProperty<>();
    public final StringProperty place = new SimpleStringProperty("");
    public final StringProperty seats = new SimpleStringProperty("");
    public final BooleanProperty byLot = new SimpleBooleanProperty();
    public final ObjectProperty<FeeKind> fee = new SimpleObjectProperty<>(FeeKind.BASIC);
    public final StringProperty price = new SimpleStringProperty("");
    public final StringProperty note = new SimpleStringProperty("");
    /** Days on which room or leader are taken are left out. */
    public final BooleanProperty skip = new SimpleBooleanProperty();
    public final ObservableList<Choice> leaders = FXCollections.observableArrayList();
    public final ObservableList<Choice> rooms = FXCollections.observableArrayList();
    /** What the plan gives: how many sessions, which days are left out, what is in the way. */
    public final StringProperty foreseen = new SimpleStringProperty("");
    public final StringProperty clashes = new SimpleStringProperty("");
    public final StringProperty wrong = new SimpleStringProperty("");
    public final StringProperty heading = new SimpleStringProperty("");
    /** The activity that is changed, or null for a new one. */
    public final ObjectProperty<Activity> changing = new SimpleObjectProperty<>();

    private final Activities activities;
    private final Work work;
    private final Function<String, List<Choice>> talents;
    private final Supplier<List<Choice>> places;
    private List<Long> needs = List.of();
    private Long talent;
    private String talentName = "";
    private Long partner;
    private Long project;
    private boolean filling;

    /**
     * @param talents people who can lead, for a few typed letters
     * @param places the centre's rooms
     */
    public ActivityFormModel(Activities activities, Work work, Function<String, List<Choice>> talents, Supplier<List<Choice>> places) {
        this.activities = activities;
        this.work = work;
        this.talents = talents;
        this.places = places;
        for (ObservableValue<?> field : List.of(leader, slots, start, end, place)) {
            field.addListener((property, old, now) -> foresee());
        }
        leader.addListener((property, old, now) -> look(now));
    }

    /** Fills the form: empty, with what the words say, or with the activity named under "edit". */
    public void open(Map<String, String> words) {
        work.read("activities.form", () -> {
            Activity old = words.containsKey("edit") ? activities.get(Long.parseLong(words.get("edit"))) : null;
            Map<String, String> proposed = new java.util.LinkedHashMap<>(old == null && words.containsKey("need") ? activities.proposal(Long.parseLong(words.get("need"))) : Map.of());
            // What the caller says outweighs what the need suggests.
            proposed.putAll(words);
            return new Start(old, places.get(), old == null ? List.of() : activities.needs(old.id()), proposed);
        }, begun -> {
            rooms.setAll(begun.rooms());
            filling = true;
            changing.set(begun.old());
            if (begun.old() == null) {
                fill(begun.words());
            } else {
                needs = begun.needs();
                fill(begun.old().plan());
            }
            filling = false;
            wrong.set("");
            leaders.clear();
            foresee();
        });
    }

    private record Start(Activity old, List<Choice> rooms, List<Long> needs, Map<String, String> words) {}

    private void fill(Map<String, String> words) {
        LocalDate today = activities.today();
        heading.set(Texts.text("activities.form.new"));
        title.set(words.getOrDefault("title", ""));
        kind.set(ActivityKind.CLASS);
        domain.set(Domains.byCode(words.get("domain")).orElse(null));
        group.set(words.containsKey("group") ? FocusGroup.valueOf(words.get("group")) : null);
        ageMin.set(words.getOrDefault("ageMin", ""));
        ageMax.set(words.getOrDefault("ageMax", ""));
        talent = words.containsKey("talent") ? Long.valueOf(words.get("talent")) : null;
        partner = words.containsKey("partner") ? Long.valueOf(words.get("partner")) : null;
        project = words.containsKey("project") ? Long.valueOf(words.get("project")) : null;
        talentName = words.getOrDefault("leader", "");
        leader.set(talentName);
        slots.set(words.containsKey("slots") ? WeekSlot.words(WeekSlot.stored(words.get("slots"))) : "");
        start.set(today.plusDays(7));
        end.set(today.plusDays(7 + 12 * 7));
        place.set(words.getOrDefault("place", words.containsKey("room") ? rooms.stream().filter(room -> words.get("room").equals(String.valueOf(room.id())))
                .map(Choice::name).findFirst().orElse("") : ""));
        seats.set(words.getOrDefault("seats", ""));
        byLot.set(false);
        fee.set(FeeKind.BASIC);
        price.set("");
        note.set("");
        skip.set(false);
        needs = words.containsKey("need") ? List.of(Long.valueOf(words.get("need"))) : List.of();
    }

    private void fill(Plan plan) {
        heading.set(Texts.text("activities.form.edit", plan.title()));
        title.set(plan.title());
        kind.set(plan.kind());
        domain.set(Domains.byCode(plan.domain()).orElse(null));
        group.set(plan.groups().stream().sorted().findFirst().orElse(null));
        ageMin.set(plan.ages().min() == null ? "" : String.valueOf(plan.ages().min()));
        ageMax.set(plan.ages().max() == null ? "" : String.valueOf(plan.ages().max()));
        talent = plan.supply().talentId();
        partner = plan.supply().partnerId();
        project = plan.supply().projectId();
        talentName = plan.supply().leader() == null ? "" : plan.supply().leader();
        leader.set(talentName);
        slots.set(WeekSlot.words(plan.term().slots()));
        start.set(plan.term().start());
        end.set(plan.term().end());
        place.set(plan.place().name() == null ? "" : plan.place().name());
        seats.set(String.valueOf(plan.seats()));
        byLot.set(plan.byLot());
        fee.set(plan.fee().kind());
        price.set(plan.fee().price().isZero() ? "" : plan.fee().price().toString());
        note.set(plan.note() == null ? "" : plan.note());
        skip.set(false);
    }

    private void look(String typed) {
        if (!filling && !typed.isBlank() && !typed.equals(talentName)) {
            talent = null;
            work.read("activities.leader", () -> talents.apply(typed.strip()), leaders::setAll);
        } else {
            leaders.clear();
        }
    }

    /** Takes a talent from the list. */
    public void choose(Choice one) {
        talentName = one.name();
        talent = one.id();
        leader.set(one.name());
        leaders.clear();
        foresee();
    }

    /** @return the plan as typed. @throws UserError when a field cannot be read */
    Plan plan() {
        List<WeekSlot> times = WeekSlot.parse(slots.get()).orElseThrow(() -> new UserError("error.activities.noSlot"));
        Money.Check amount = Money.check(price.get());
        if (!amount.ok() && !price.get().isBlank()) {
            throw new UserError("error.activities.price", price.get());
        }
        Long room = rooms.stream().filter(one -> one.name().equals(place.get().strip())).map(Choice::id).findFirst().orElse(null);
        Set<FocusGroup> groups = group.get() == null ? Set.of() : Set.of(group.get());
        return new Plan(title.get(), kind.get(), domain.get() == null ? null : domain.get().code(), groups,
                new Activity.Ages(number(ageMin.get(), null), number(ageMax.get(), null)),
                new Activity.Supply(project, talent, partner, leader.get().isBlank() ? null : leader.get().strip()),
                new Activity.Fee(fee.get(), amount.ok() ? amount.value() : Money.ZERO), number(seats.get(), 0), byLot.get(),
                new Activity.Term(start.get(), end.get(), times), new Activity.Place(room, place.get().isBlank() ? null : place.get().strip()),
                note.get().isBlank() ? null : note.get().strip());
    }

    private static Integer number(String text, Integer blank) {
        String digits = text.strip();
        return digits.isEmpty() ? blank : digits.matches("\\d{1,4}") ? Integer.valueOf(digits) : (Integer) (-1);
    }

    /** Shows the days while typing; what cannot be read yet shows nothing. */
    private void foresee() {
        if (filling || start.get() == null || end.get() == null || WeekSlot.parse(slots.get()).isEmpty() || end.get().isBefore(start.get())
                || start.get().plusDays(400).isBefore(end.get())) {
            foreseen.set("");
            clashes.set("");
            return;
        }
        Plan now = plan();
        long self = changing.get() == null ? 0 : changing.get().id();
        work.read("activities.foresee", () -> activities.sessions().foresee(now, self), days -> {
            long held = days.stream().filter(Sessions.Foreseen::held).count();
            List<String> off = days.stream().filter(day -> day.day().off() != null)
                    .map(day -> Texts.text("activities.form.off", day.day().on().getMonthValue(), day.day().on().getDayOfMonth(), day.day().off())).toList();
            foreseen.set(off.isEmpty() ? Texts.text("activities.form.held", held)
                    : Texts.text("activities.form.heldOff", held, String.join(Texts.text("activities.comma"), off)));
            List<String> taken = new ArrayList<>(days.stream().filter(day -> day.clash() != null)
                    .map(day -> Texts.text("activities.form.clash", day.day().on(), day.clash())).toList());
            clashes.set(taken.isEmpty() ? "" : Texts.text("activities.form.clashes", taken.size()) + "\n" + String.join("\n", taken.subList(0, Math.min(6, taken.size()))));
        });
    }

    /** Saves. @param saved told of the activity */
    public void save(Consumer<Activity> saved) {
        Plan plan;
        try {
            plan = plan();
        } catch (UserError unread) {
            wrong.set(unread.getMessage());
            return;
        }
        Activity old = changing.get();
        boolean leaveOut = skip.get();
        work.run(() -> old == null ? activities.open(plan, needs, leaveOut) : activities.edit(old.id(), old.version(), plan, needs, leaveOut), done -> {
            wrong.set("");
            saved.accept(done);
        }, error -> wrong.set(error instanceof UserError user ? user.getMessage() : String.valueOf(error)));
    }
}
