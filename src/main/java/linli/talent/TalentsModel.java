package linli.talent;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.WeekStrip;
import linli.base.ui.Work;
import linli.base.value.DayPart;
import linli.base.value.Domains;
import linli.base.value.WeekSlot;

/** 能人库: filter, rows, the talent at the side and what is being written about them. */
public final class TalentsModel {
    /** What the side shows: nothing, a talent, or a form. */
    public enum Side { NONE, SHOW, FORM, NOMINATE, VISIT, PAUSE, LEAVE }

    /** A talent with all that is known. */
    public record Shown(Talent talent, List<Talent.Nominated> nominations, List<Talent.Visit> visits, List<Talent.Step> steps,
                        List<Talent.Service> services) {}

    private static final List<String> FIELDS = List.of("name", "phone", "source", "batch", "skill", "slots", "away", "audience", "ages", "ownVenue", "venue",
            "seats", "consent", "unit", "community", "place", "intro", "otherIdNo", "remark");
    public final ObservableList<TalentList.Row> rows = FXCollections.observableArrayList();
    public final ObjectProperty<TalentList> list = new SimpleObjectProperty<>(new TalentList(List.of(), Map.of()));
    public final ObjectProperty<Map<String, String>> filter = new SimpleObjectProperty<>(Map.of());
    public final ObjectProperty<Shown> shown = new SimpleObjectProperty<>();
    public final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.NONE);
    /** The form's texts by column, see {@link Talents#draft}. */
    public final Map<String, StringProperty> form = new LinkedHashMap<>();
    /** What the form's skills were understood as, or what was not. */
    public final StringProperty skillHint = new SimpleStringProperty("");
    public final StringProperty slotHint = new SimpleStringProperty("");
    /** Somebody stored who looks like the person of the form, or null. */
    public final ObjectProperty<Talent> twin = new SimpleObjectProperty<>();
    /** What is wrong with the form, or "". */
    public final StringProperty wrong = new SimpleStringProperty("");
    public final BooleanProperty empty = new SimpleBooleanProperty();

    private final Talents talents;
    private final Work work;
    private Map<String, String> opened = Map.of();
    private Talent edited;

    public TalentsModel(Talents talents, Work work) {
        this.talents = talents;
        this.work = work;
        FIELDS.forEach(key -> form.put(key, new SimpleStringProperty("")));
        form.get("skill").addListener((property, old, now) -> skillHint.set(understood(now)));
        form.get("slots").addListener((property, old, now) -> slotHint.set(now.isBlank() ? ""
                : WeekSlot.parse(now).map(slots -> Texts.text("talents.form.slotsAre", WeekSlot.brief(slots))).orElse(Texts.text("talents.form.slotsNot"))));
        for (String key : List.of("name", "phone", "skill")) {
            form.get(key).addListener((property, old, now) -> look());
        }
    }

    /**
     * Opens the list.
     *
     * @param argument null: as it was; "new": the form; "nominate": a nomination; an id: the talent; a map: what its
     *     filter words find (see {@link TalentList.Filter#of}; "title" for what the figure was)
     */
    public void open(Object argument) {
        if ("new".equals(argument)) {
            write(null);
        } else if ("nominate".equals(argument)) {
            side.set(Side.NOMINATE);
        } else if (argument instanceof Long id) {
            choose(id);
        } else if (argument instanceof Map<?, ?> words) {
            Map<String, String> now = new LinkedHashMap<>();
            words.forEach((key, value) -> now.put(key.toString(), value.toString()));
            filter.set(now);
        }
        load();
    }

    /** Reads the rows anew; the newest request wins. */
    public void load() {
        Map<String, String> words = filter.get();
        work.read("talents.list", () -> talents.list(TalentList.Filter.of(words)), now -> {
            list.set(now);
            rows.setAll(now.rows());
            empty.set(now.counts().getOrDefault(TalentList.Chip.ALL, 0) == 0 && now.counts().getOrDefault(TalentList.Chip.LEFT, 0) == 0 && words.isEmpty());
        });
        if (shown.get() != null && side.get() != Side.FORM) {
            reload(shown.get().talent().id());
        }
    }

    /** Narrows by one word; null or blank takes it away. */
    public void narrow(String key, String value) {
        Map<String, String> words = new LinkedHashMap<>(filter.get());
        if (value == null || value.isBlank()) {
            words.remove(key);
        } else {
            words.put(key, value);
        }
        if (!words.equals(filter.get())) {
            filter.set(words);
            load();
        }
    }

    /** Takes every narrowing away. */
    public void all() {
        filter.set(Map.of());
        load();
    }

    /** @return words for what came from a figure elsewhere (day, part, title), or "". */
    public String elsewhere() {
        Map<String, String> words = filter.get();
        if (words.containsKey("title")) {
            return words.get("title");
        }
        return words.containsKey("day") ? slotWord(DayOfWeek.valueOf(words.get("day")), words.containsKey("part") ? DayPart.valueOf(words.get("part")) : null) : "";
    }

    /** @return a part of the week in words: 周六下午. */
    public static String slotWord(DayOfWeek day, DayPart part) {
        return part == null ? Texts.text("talents.day", WeekSlot.dayWord(day)) : WeekStrip.word(day, part);
    }

    /** Takes away what came from elsewhere. */
    public void onlyHere() {
        Map<String, String> words = new LinkedHashMap<>(filter.get());
        words.keySet().removeAll(List.of("day", "part", "title"));
        filter.set(words);
        load();
    }

    /** Shows a talent at the side. */
    public void choose(long id) {
        side.set(Side.SHOW);
        reload(id);
    }

    private void reload(long id) {
        work.read("talents.one", () -> read(id), shown::set);
    }

    private Shown read(long id) {
        Talent talent = talents.get(id);
        Talent now = talent.mergedInto() == null ? talent : talents.get(talent.mergedInto());
        return new Shown(now, talents.nominations(now.id()), talents.visits(now.id()), talents.steps(now.id()), talents.services(now.id()));
    }

    /** Opens the form. @param talent whom to change, null for a new one */
    public void write(Talent talent) {
        edited = talent;
        Map<String, String> texts = talent == null ? Map.of() : talents.texts(talent);
        form.forEach((key, field) -> field.set(texts.getOrDefault(key, "")));
        if (talent != null) {
            form.get("source").set(talent.person().source().name());
            form.get("batch").set(talent.person().batch() == null ? "" : talent.person().batch().name());
            form.get("slots").set(WeekSlot.brief(talent.offer().slots()));
            form.get("audience").set(talent.offer().audience().stream().map(Enum::name).collect(Collectors.joining(",")));
            form.get("ownVenue").set(String.valueOf(talent.offer().ownVenue()));
            form.get("consent").set(String.valueOf(talent.standing().consent()));
        }
        opened = texts();
        wrong.set("");
        twin.set(null);
        side.set(Side.FORM);
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        form.forEach((key, field) -> texts.put(key, field.get() == null ? "" : field.get()));
        return texts;
    }

    /** @return whether the form holds something that is not kept. */
    public boolean changed() {
        return side.get() == Side.FORM && !texts().equals(opened);
    }

    /** Back to the talent, or closes the side. */
    public void back() {
        side.set(side.get() != Side.SHOW && shown.get() != null ? Side.SHOW : Side.NONE);
        if (side.get() == Side.NONE) {
            shown.set(null);
        }
        wrong.set("");
    }

    /** Keeps the form. @param saved told the talent */
    public void save(Consumer<Talent> saved) {
        Map<String, String> texts = texts();
        Talent before = edited;
        act(() -> {
            Talent.Draft draft = talents.draft(before == null ? null : before.residentId(), texts);
            return before == null ? talents.add(draft) : talents.edit(before.id(), before.version(), draft);
        }, saved);
    }

    /** Runs a deed on the pool; what is refused stands in {@link #wrong}. @param done told the talent as it is now */
    public void act(Supplier<Talent> deed, Consumer<Talent> done) {
        work.run(deed, talent -> {
            wrong.set("");
            opened = texts();
            choose(talent.id());
            load();
            done.accept(talent);
        }, error -> {
            if (error instanceof UserError refused) {
                wrong.set(refused.getMessage());
            } else {
                work.run(() -> {
                    throw error instanceof RuntimeException known ? known : new IllegalStateException(error);
                }, any -> { });
            }
        });
    }

    /** Reads phones and document numbers in full; who asked and why is kept. */
    void reveal(long id, String reason, Consumer<String> seen) {
        work.run(() -> talents.reveal(id, reason), seen);
    }

    /** @return the front door, for the deeds of the side. */
    Talents talents() {
        return talents;
    }

    LocalDate today() {
        return talents.today();
    }

    /** Ticks a part of the week in the form, or takes away what is free then. */
    public void toggle(DayOfWeek day, DayPart part) {
        List<WeekSlot> slots = new ArrayList<>(slots());
        if (!slots.removeIf(slot -> slot.day() == day && slot.part() == part)) {
            slots.add(WeekStrip.whole(day, part));
        }
        form.get("slots").set(WeekSlot.brief(slots));
    }

    /** @return the form's times as far as they are understood. */
    public List<WeekSlot> slots() {
        return WeekSlot.parse(form.get("slots").get()).orElse(List.of());
    }

    private static String understood(String text) {
        List<String> unknown = new ArrayList<>();
        List<Talent.Skill> skills = TalentSheet.skills(text, unknown);
        String known = skills.stream().map(skill -> Domains.nameOf(skill.code()) + (skill.level() == null ? "" : " " + Texts.of(skill.level())))
                .collect(Collectors.joining(Texts.text("talent.comma")));
        return !unknown.isEmpty() ? Texts.text("talents.form.skillsNot", unknown.getFirst()) : known.isEmpty() ? "" : Texts.text("talents.form.skillsAre", known);
    }

    /** Looks for somebody stored who may be meant, while a new one is typed. */
    private void look() {
        if (side.get() != Side.FORM || edited != null || form.get("name").get().isBlank()) {
            twin.set(null);
            return;
        }
        Map<String, String> texts = Map.of("name", form.get("name").get(), "phone", form.get("phone").get(), "skill", form.get("skill").get());
        work.read("talents.twin", () -> {
            try {
                return talents.twin(talents.draft(null, texts));
            } catch (UserError unfinished) {
                return Optional.<Talent>empty();
            }
        }, found -> twin.set(found.orElse(null)));
    }
}
