package linli.needs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Memory;
import linli.base.ui.Work;
import linli.base.value.FocusGroup;
import linli.base.value.Phone;

/** The form that takes a need down: six fields, the sixth with its owner. What is typed outlives a crash. */
public final class NeedFormModel {
    /** A field that must be mended: its name and the sentence under it. */
    public record Missing(String field, String text) {}

    private static final String KEPT = "needs.draft";
    private static final ObjectMapper JSON = new ObjectMapper();

    public final ObjectProperty<Need.AskerKind> kind = new SimpleObjectProperty<>(Need.AskerKind.RESIDENT);
    /** What is typed: a resident's name, initials or number; or a visitor's name and phone. */
    public final StringProperty who = new SimpleStringProperty("");
    public final ObjectProperty<NeedList.Person> person = new SimpleObjectProperty<>();
    public final ObservableList<NeedList.Person> found = FXCollections.observableArrayList();
    public final StringProperty body = new SimpleStringProperty("");
    public final ObjectProperty<NeedChannel> channel = new SimpleObjectProperty<>();
    public final StringProperty category = new SimpleStringProperty();
    public final ObjectProperty<FocusGroup> group = new SimpleObjectProperty<>();
    public final ObjectProperty<LocalDate> due = new SimpleObjectProperty<>();
    public final StringProperty owner = new SimpleStringProperty("");
    public final ObservableList<String> categories = FXCollections.observableArrayList();
    public final ObservableList<String> owners = FXCollections.observableArrayList();
    /** Why the category was chosen for the clerk, or empty. */
    public final StringProperty hint = new SimpleStringProperty("");
    public final ObservableList<Missing> missing = FXCollections.observableArrayList();
    public final BooleanProperty asking = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();

    private final Needs needs;
    private final Work work;
    private final Function<String, List<NeedList.Person>> finder;
    private final Memory memory;
    private NeedCategories words;
    private LocalDate defaultDue;
    private String suggested;
    private FocusGroup suggestedGroup;
    private FocusGroup residentsGroup;
    private boolean filling;
    private boolean restored;

    /**
     * @param finder residents for a few typed letters, best first
     * @param memory keeps the unfinished form for the person signed in
     */
    public NeedFormModel(Needs needs, Work work, Function<String, List<NeedList.Person>> finder, Memory memory) {
        this.needs = needs;
        this.work = work;
        this.finder = finder;
        this.memory = memory;
        for (ObservableValue<?> field : List.of(kind, who, person, body, channel, category, group, due, owner)) {
            field.addListener((property, old, now) -> touched());
        }
        who.addListener((property, old, now) -> look(now));
        kind.addListener((property, old, now) -> {
            person.set(null);
            found.clear();
        });
        body.addListener((property, old, now) -> suggest());
    }

    /** @return whether there is something to lose. */
    public ReadOnlyBooleanWrapper changed() {
        return changed;
    }

    private void touched() {
        if (!filling) {
            changed.set(!body.get().isBlank() || !who.get().isBlank() || person.get() != null);
            missing.clear();
        }
    }

    /** What the form starts with, read before it is shown. */
    private record Start(NeedCategories words, List<String> owners, LocalDate due, String kept) {}

    /** Loads lists and defaults; the first time also what a crash left unfinished. */
    public void open() {
        work.read("needs.form", () -> new Start(needs.categories(), needs.owners(), needs.defaultDue(), restored ? null : memory.get().apply(KEPT)), start -> {
            words = start.words();
            defaultDue = start.due();
            categories.setAll(start.words().names());
            owners.setAll(start.owners());
            if (due.get() == null) {
                quietly(() -> due.set(defaultDue));
            }
            if (start.kept() != null && !start.kept().isBlank() && !changed.get()) {
                restore(start.kept());
            }
            restored = true;
        });
    }

    private void quietly(Runnable fill) {
        filling = true;
        fill.run();
        filling = false;
    }

    private void look(String typed) {
        if (filling || kind.get() != Need.AskerKind.RESIDENT || person.get() != null && typed.equals(person.get().name())) {
            return;
        }
        person.set(null);
        if (typed.isBlank()) {
            found.clear();
            return;
        }
        work.read("needs.person", () -> finder.apply(typed.strip()), found::setAll);
    }

    /** Takes a resident from the list; the group comes from age and categories. */
    public void choose(NeedList.Person chosen) {
        person.set(chosen);
        who.set(chosen.name());
        found.clear();
        work.read("needs.group", () -> needs.group(chosen.id()).orElse(null), of -> {
            residentsGroup = of;
            suggestGroup(of);
        });
    }

    /** Takes a resident by id, as when the form is opened from a person. What is half typed for somebody else is kept. */
    public void choose(long resident) {
        work.read("needs.chosen", () -> needs.person(resident), found -> {
            if (found != null && person.get() == null && body.get().isBlank()) {
                kind.set(Need.AskerKind.RESIDENT);
                choose(found);
            }
        });
    }

    private void suggest() {
        if (words == null || filling) {
            return;
        }
        var suggestion = words.suggest(body.get()).orElse(null);
        String name = suggestion == null ? null : suggestion.category();
        hint.set(suggestion == null ? "" : Texts.text("needs.form.hint", String.join(Texts.text("needs.comma"), suggestion.words())));
        // The clerk's own choice is never overwritten.
        if (category.get() == null || Objects.equals(category.get(), suggested)) {
            category.set(name);
            suggested = name;
        } else {
            hint.set("");
        }
        if (residentsGroup == null) {
            suggestGroup(suggestion == null ? null : suggestion.group());
        }
    }

    private void suggestGroup(FocusGroup of) {
        if (group.get() == null || group.get() == suggestedGroup) {
            group.set(of);
            suggestedGroup = of;
        }
    }

    /** Saves; then the form is empty again, with the channel kept for the next slip from the same box. */
    public void save(Consumer<Need> done, Consumer<Throwable> wrong) {
        if (!check()) {
            return;
        }
        Need.Draft draft = draft();
        work.run(() -> needs.register(draft), need -> {
            clear();
            memory.put().accept(KEPT, "");
            done.accept(need);
        }, error -> {
            if (error instanceof UserError user) {
                missing.setAll(new Missing("", user.getMessage()));
            } else {
                wrong.accept(error);
            }
        });
    }

    /** Names every field that must be mended. @return whether there is none */
    boolean check() {
        missing.clear();
        if (kind.get() == Need.AskerKind.RESIDENT && person.get() == null) {
            missing.add(new Missing("who", Texts.text("needs.form.missing.who")));
        }
        if (body.get().strip().length() < 2) {
            missing.add(new Missing("body", Texts.text("needs.form.missing.body")));
        }
        if (channel.get() == null) {
            missing.add(new Missing("channel", Texts.text("needs.form.missing.channel")));
        }
        if (owner.get() != null && !owner.get().isBlank() && category.get() == null) {
            missing.add(new Missing("category", Texts.text("needs.form.missing.category")));
        }
        if (due.get() == null || defaultDue != null && due.get().isBefore(needs.today())) {
            missing.add(new Missing("due", Texts.text("needs.form.missing.due")));
        }
        return missing.isEmpty();
    }

    private Need.Draft draft() {
        Need.Asker asker = switch (kind.get()) {
            case RESIDENT -> Need.Asker.resident(person.get().id(), person.get().name());
            case VISITOR -> visitor(who.get());
            case ANONYMOUS -> Need.Asker.ANONYMOUS;
        };
        return new Need.Draft(asker, body.get(), channel.get(), category.get(), group.get(), owner.get(), due.get());
    }

    /** A visitor's line holds a name, a phone, or both. */
    static Need.Asker visitor(String line) {
        List<Phone> phones = Phone.parseAll(line).stream().filter(Phone::callable).toList();
        String phone = phones.isEmpty() ? null : phones.getFirst().number();
        String name = line.replaceAll("[\\d+\\-\\s]{7,}", " ").strip();
        return Need.Asker.visitor(name.isEmpty() ? null : name, phone);
    }

    /** Empties the form. */
    public void clear() {
        quietly(() -> {
            person.set(null);
            who.set("");
            found.clear();
            body.set("");
            category.set(null);
            group.set(null);
            owner.set("");
            due.set(defaultDue);
        });
        suggested = null;
        suggestedGroup = null;
        residentsGroup = null;
        hint.set("");
        missing.clear();
        asking.set(false);
        changed.set(false);
    }

    /** Throws away what was typed, on the disk too. */
    public void discard() {
        clear();
        channel.set(null);
        changed.set(false);
        memory.put().accept(KEPT, "");
    }

    /** Keeps what is typed so far; called whenever a field is left. */
    public void keep() {
        if (!changed.get()) {
            return;
        }
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("kind", kind.get().name());
        kept.put("who", who.get());
        kept.put("person", person.get() == null ? null : String.valueOf(person.get().id()));
        kept.put("body", body.get());
        kept.put("channel", channel.get() == null ? null : channel.get().name());
        kept.put("category", category.get());
        kept.put("group", group.get() == null ? null : group.get().name());
        kept.put("owner", owner.get());
        kept.put("due", due.get() == null ? null : due.get().toString());
        try {
            memory.put().accept(KEPT, JSON.writeValueAsString(kept));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void restore(String text) {
        Map<String, String> kept;
        try {
            kept = JSON.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException unreadable) {
            return;
        }
        quietly(() -> {
            kind.set(Need.AskerKind.valueOf(kept.get("kind")));
            who.set(kept.get("who"));
            if (kept.get("person") != null) {
                person.set(new NeedList.Person(Long.parseLong(kept.get("person")), kept.get("who"), "", ""));
            }
            body.set(kept.get("body"));
            channel.set(kept.get("channel") == null ? null : NeedChannel.valueOf(kept.get("channel")));
            category.set(kept.get("category"));
            group.set(kept.get("group") == null ? null : FocusGroup.valueOf(kept.get("group")));
            owner.set(kept.get("owner"));
            due.set(kept.get("due") == null ? defaultDue : LocalDate.parse(kept.get("due")));
        });
        hint.set(Texts.text("needs.form.restored"));
        touched();
    }
}
