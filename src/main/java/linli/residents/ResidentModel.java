package linli.residents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Work;
import linli.base.value.Address;
import linli.base.value.Clean;
import linli.base.value.CustomField;
import linli.base.value.IdNumber;
import linli.base.value.Mask;
import linli.base.value.OtherDocument;
import linli.base.value.PartialDate;
import linli.base.value.Phone;
import linli.base.value.Sex;
import linli.residents.Resident.Category;
import linli.residents.Resident.Detail;
import linli.residents.Resident.Document;
import linli.residents.Resident.Home;
import linli.residents.Resident.Household;
import linli.residents.Resident.Standing;
import linli.residents.Residents.Row;

/** One resident on screen: what is shown, and the form in which they are taken down or changed. */
public final class ResidentModel {
    /** The form's own fields, in its order; the plain ones of {@link Detail} follow by their column. */
    static final List<String> FIELDS = List.of("name", "idNo", "birth", "sex", "phones", "estate", "building", "unit", "room", "grid",
            "headName", "houseNo");

    /** Everything the page shows of one person. */
    public record Shown(Resident one, Row row, List<Row> housemates, List<Residents.Asked> needs, List<Residents.Event> events, List<Row> merged, List<CustomField> fields) {}

    private final Residents residents;
    private final Work work;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty editing = new SimpleBooleanProperty();
    private final Map<String, StringProperty> fields = new LinkedHashMap<>();
    private final ObservableSet<String> categories = FXCollections.observableSet();
    private final ObservableMap<String, String> errors = FXCollections.observableHashMap();
    private final ObservableList<Row> alike = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    private Resident base = Resident.of("");
    private final ObservableList<CustomField> own = FXCollections.observableArrayList();
    private List<CustomField> known = List.of();
    private boolean filling;
    private boolean dirty;

    public ResidentModel(Residents residents, Work work) {
        this.residents = residents;
        this.work = work;
        FIELDS.forEach(key -> fields.put(key, new SimpleStringProperty("")));
        for (Detail detail : Detail.values()) {
            fields.put(detail.column(), new SimpleStringProperty(""));
        }
        fields.forEach((key, field) -> field.addListener((property, old, now) -> typed(key)));
    }

    /** @return the centre's own fields that the form asks for. */
    public ObservableList<CustomField> own() {
        return own;
    }

    /** @return what the person says to the centre's own fields, by the field's name, in words; the retired ones too. */
    Map<String, String> ownWords(Resident one) {
        Map<String, String> words = new LinkedHashMap<>();
        known.stream().filter(field -> one.extras().containsKey(field.key())).forEach(field -> words.put(field.name(), field.words(one.extras().get(field.key()))));
        return words;
    }

    /** @return the person and everything around them; null while a new one is taken down. */
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    public BooleanProperty editing() {
        return editing;
    }

    /** @return the field's text; a coded field holds the code. */
    public StringProperty field(String key) {
        return fields.computeIfAbsent(key, fresh -> {
            StringProperty field = new SimpleStringProperty("");
            field.addListener((property, old, now) -> typed(fresh));
            return field;
        });
    }

    /** @return codes of the categories ticked in the form. */
    public ObservableSet<String> categories() {
        return categories;
    }

    /** Ticks or unticks a category. */
    public void tick(String category, boolean on) {
        if (on) {
            categories.add(category);
        } else {
            categories.remove(category);
        }
    }

    /** @return what is wrong, by field. */
    public ObservableMap<String, String> errors() {
        return errors;
    }

    /** @return stored people who could be the one being typed. */
    public ObservableList<Row> alike() {
        return alike;
    }

    /** @return age of the birth date in the form, in words; "" when it cannot tell. */
    public ReadOnlyStringProperty age() {
        return age.getReadOnlyProperty();
    }

    /** @return today by the desk's clock. */
    public LocalDate today() {
        return residents.today();
    }

    /** @return whether the form holds what is not saved. */
    public boolean isDirty() {
        return editing.get() && (dirty || !categories.equals(codes(base)));
    }

    public void open(long id) {
        editing.set(false);
        work.read("resident", () -> load(id), loaded -> {
            known = loaded.fields();
            shown.set(loaded);
        });
    }

    private Shown load(long id) {
        Resident one = residents.find(id).orElseThrow(() -> new UserError("error.residents.unknown", id));
        return new Shown(one, residents.brief(id).orElseThrow(), residents.housemates(one), residents.needs(id), residents.history(id),
                residents.everyId(id).stream().filter(other -> other != id).flatMap(other -> residents.brief(other).stream()).toList(), residents.own().all());
    }

    /** Opens an empty form. */
    public void startNew() {
        shown.set(null);
        fill(Resident.of(""));
        work.read("resident.fields", residents.own()::all, fields -> {
            known = fields;
            ask();
        });
    }

    /** Opens the form with the person shown; numbers stay masked, and untouched ones stay as they are. */
    public void edit() {
        fill(shown.get().one());
    }

    /** Leaves the form. */
    public void cancel() {
        editing.set(false);
    }

    /** Asks for the fields in use, with what is known of the person. */
    private void ask() {
        own.setAll(known.stream().filter(field -> !field.retired()).toList());
    }

    private void fill(Resident one) {
        filling = true;
        base = one;
        ask();
        known.forEach(field -> field(field.column()).set(one.extras().getOrDefault(field.key(), "")));
        hidden(one).forEach((key, text) -> fields.get(key).set(text));
        fields.get("name").set(one.name());
        fields.get("birth").set(one.birth() == null ? "" : one.birth().toString());
        fields.get("sex").set(one.sex() == Sex.UNKNOWN ? "" : one.sex().code());
        fields.get("estate").set(one.home().estate());
        fields.get("building").set(one.home().building());
        fields.get("unit").set(one.home().unit());
        fields.get("room").set(one.home().room());
        fields.get("grid").set(one.home().grid());
        fields.get("headName").set(one.household().headName());
        fields.get("houseNo").set(one.household().houseNo());
        categories.clear();
        categories.addAll(codes(one));
        errors.clear();
        alike.clear();
        filling = false;
        dirty = false;
        showAge();
        editing.set(true);
    }

    /** What the form shows of the fields that may hold private values. */
    private static Map<String, String> hidden(Resident one) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("idNo", one.document() == null ? "" : Mask.idNo(one.document().number()));
        texts.put("phones", String.join("; ", one.phones().stream()
                .map(phone -> Mask.phone(phone.number()) + (phone.owner().isEmpty() ? "" : "(" + phone.owner() + ")")).toList()));
        for (Detail detail : Detail.values()) {
            texts.put(detail.column(), detail.sensitive() && !one.detail(detail).isEmpty() ? "***" : one.detail(detail));
        }
        return texts;
    }

    private static Set<String> codes(Resident one) {
        return one.categories().stream().map(Category::code).collect(Collectors.toSet());
    }

    private void typed(String key) {
        if (filling) {
            return;
        }
        dirty = true;
        errors.remove(key);
        if (key.equals("idNo")) {
            IdNumber.Check check = IdNumber.check(fields.get("idNo").get(), residents.today());
            if (check.normalized().length() == 18 && !kept("idNo")) {
                if (check.birth() != null && check.ok()) {
                    fields.get("birth").set(check.birth().toString());
                    fields.get("sex").set(check.sex().code());
                }
                if (!check.ok()) {
                    errors.put("idNo", Texts.of(check.status()));
                }
            }
        }
        if (key.equals("birth")) {
            showAge();
        }
        if (List.of("name", "idNo", "phones", "birth", "room").contains(key)) {
            Resident typed = read(new LinkedHashMap<>());
            work.read("resident.alike", () -> similar(typed), alike::setAll);
        }
    }

    private List<Row> similar(Resident typed) {
        List<Row> rows = new ArrayList<>(residents.holder(typed).stream().toList());
        residents.alike(typed).stream().filter(row -> rows.stream().noneMatch(known -> known.id() == row.id())).forEach(rows::add);
        return rows;
    }

    private void showAge() {
        PartialDate.Check check = PartialDate.parse(fields.get("birth").get(), residents.today());
        var years = check.value() == null ? OptionalInt.empty() : check.value().ageOn(residents.today());
        age.set(years.isEmpty() ? "" : Texts.text("residents.age", years.getAsInt()));
    }

    private boolean kept(String key) {
        return fields.get(key).get().equals(hidden(base).get(key));
    }

    /**
     * Saves the form.
     *
     * @param done gets the stored person
     * @param wrong gets what is not about one field
     */
    public void save(Consumer<Resident> done, Consumer<Throwable> wrong) {
        Map<String, String> found = new LinkedHashMap<>();
        Resident typed = read(found);
        errors.clear();
        errors.putAll(found);
        if (!found.isEmpty()) {
            return;
        }
        work.run(() -> residents.save(typed), saved -> {
            editing.set(false);
            done.accept(saved);
            open(saved.id());
        }, wrong);
    }

    /** @return the person as typed; what is wrong goes to {@code found} by field. */
    private Resident read(Map<String, String> found) {
        String name = Clean.name(text("name"));
        if (name.isEmpty()) {
            found.put("name", Texts.text("residents.form.noName"));
        }
        Map<Detail, String> details = new EnumMap<>(Detail.class);
        for (Detail detail : Detail.values()) {
            String typed = text(detail.column());
            details.put(detail, detail.sensitive() && kept(detail.column()) ? base.detail(detail) : typed);
            if (typed.length() > detail.longest()) {
                found.put(detail.column(), Texts.text("residents.row.tooLong", Texts.of(detail), detail.longest()));
            }
        }
        Address at = Address.of(text("estate"), text("building"), text("unit"), text("room"), "");
        Home home = new Home(0, base.home().community(), text("grid"), at.estate(), at.building(), at.unit(), at.room());
        List<Category> kept = base.categories().stream().filter(one -> categories.contains(one.code())).toList();
        List<Category> all = new ArrayList<>(kept);
        categories.stream().filter(code -> kept.stream().noneMatch(one -> one.code().equals(code))).sorted().forEach(code -> all.add(new Category(code, null)));
        return new Resident(base.id(), base.version(), base.standing(), base.mergedInto(), name, document(found), base.documents(), Sex.ofCode(text("sex")),
                birth(found), phones(found), home, new Household(0, text("houseNo"), Clean.name(text("headName"))), base.separated(), details,
                base.movedIn(), base.movedOut(), base.deceased(), all, extras(found));
    }

    private Map<String, String> extras(Map<String, String> found) {
        Map<String, String> said = new HashMap<>(base.extras());
        for (CustomField field : own) {
            String typed = text(field.column());
            Optional<String> read = field.read(typed, residents.today());
            if (typed.isEmpty()) {
                said.remove(field.key());
            } else if (read.isEmpty()) {
                found.put(field.column(), Texts.text("residents.form.badField", Texts.of(field.kind())));
            }
            read.ifPresent(value -> said.put(field.key(), value));
        }
        return said;
    }

    private String text(String key) {
        return Clean.text(fields.get(key).get());
    }

    private Document document(Map<String, String> found) {
        if (kept("idNo")) {
            return base.document();
        }
        IdNumber.Check check = IdNumber.check(text("idNo"), residents.today());
        if (check.ok()) {
            return new Document(check.kind(), check.normalized());
        }
        Optional<OtherDocument> other = check.status() == IdNumber.Status.EMPTY ? Optional.empty()
                : OtherDocument.find("", text("idNo")).filter(one -> one.wellFormed() && one.kind() != IdNumber.Kind.OTHER);
        if (check.status() != IdNumber.Status.EMPTY && other.isEmpty()) {
            found.put("idNo", Texts.of(check.status()));
        }
        return other.map(one -> new Document(one.kind(), one.number())).orElse(null);
    }

    private PartialDate birth(Map<String, String> found) {
        PartialDate.Check check = PartialDate.parse(text("birth"), residents.today());
        if (check.status() != PartialDate.Status.EMPTY && (check.value() == null || check.value().date().isAfter(residents.today()))) {
            found.put("birth", Texts.text("residents.form.badBirth"));
        }
        return check.value();
    }

    private List<Phone> phones(Map<String, String> found) {
        if (kept("phones")) {
            return base.phones();
        }
        List<Phone> typed = Phone.parseAll(text("phones"));
        List<Phone> all = new ArrayList<>();
        for (Phone phone : typed) {
            // A masked number left beside a new one stays the number it stands for.
            Optional<Phone> known = base.phones().stream().filter(one -> Mask.phone(one.number()).equals(phone.number().replaceAll("\\(.*$", ""))).findFirst();
            all.add(known.orElse(phone));
            if (known.isEmpty() && phone.kind() == Phone.Kind.BAD) {
                found.put("phones", Texts.text("residents.form.badPhone"));
            }
        }
        return all;
    }

    /** Shows a full value, with the reason, to {@code told}. */
    public void reveal(Residents.Secret secret, String reason, Consumer<String> told) {
        long id = shown.get().one().id();
        work.run(() -> residents.reveal(id, secret, reason), told);
    }

    /** Ends or renews somebody's belonging to the community. */
    public void end(Standing standing, LocalDate on) {
        Resident one = shown.get().one();
        work.run(() -> residents.end(one.id(), one.version(), standing, on), saved -> open(saved.id()));
    }

    /** Joins the other row with the person shown. */
    public void merge(long gone) {
        long kept = shown.get().one().id();
        work.run(() -> residents.merge(kept, gone), merged -> open(kept));
    }

    /** Parts a merged row from the person shown. */
    public void unmerge(long gone) {
        long kept = shown.get().one().id();
        work.run(() -> residents.unmerge(gone), parted -> open(kept));
    }

    /** Remembers that the other is somebody else. */
    public void distinct(long other) {
        long one = shown.get().one().id();
        work.run(() -> {
            residents.distinct(one, other);
            return other;
        }, told -> suggest());
    }

    /** Looks for stored people who could be the one shown. */
    public void suggest() {
        Resident one = shown.get().one();
        work.read("resident.alike", () -> residents.alike(one).stream().filter(row -> !residents.areDistinct(one.id(), row.id())).toList(), alike::setAll);
    }
}
