package linli.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import linli.base.db.Db;
import linli.base.db.Trail;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.base.value.CustomField;
import linli.base.value.Right;

/**
 * 规则与自定义项, the front door: the numbers a centre sets for itself, and the fields it keeps of its residents beside the
 * shipped ones. Everybody may look; an administrator changes, and the trail keeps what was changed.
 */
public final class CentreRules {
    private static final int LONGEST_NAME = 20;
    private static final int MOST_FIELDS = 40;
    private static final int MOST_CHOICES = 30;
    private static final String SUBJECT = "setting";

    private final Db db;
    private final Settings settings;
    private final Trail trail;
    private final Predicate<String> known;

    /** @param known whether a name means one of the shipped columns of the residents' list */
    public CentreRules(Db db, Settings settings, Trail trail, Predicate<String> known) {
        this.db = db;
        this.settings = settings;
        this.trail = trail;
        this.known = known;
    }

    /** A rule and its value now. @param own whether the centre has set it itself */
    record State(CentreRule rule, String value, boolean own) {}

    /** @return every rule with what counts now. */
    List<State> all() {
        Map<String, String> set = settings.all(Settings.CENTRE);
        return CentreRule.all().stream().map(rule -> {
            String value = rule.in(set.get(rule.setting()));
            return new State(rule, value == null ? rule.shipped() : value, value != null);
        }).toList();
    }

    /**
     * Sets a rule.
     *
     * @param typed as somebody writes it; blank for the shipped value
     * @throws UserError {@code error.rules.value} with what may be written, {@code error.rights.missing}
     */
    void set(CentreRule rule, String typed) {
        db.require(Right.ADMIN);
        String value = typed == null || typed.isBlank() ? null : rule.read(typed);
        if (value == null && typed != null && !typed.isBlank()) {
            throw new UserError("error.rules.value", rule.label(), typed.strip(), rule.expected());
        }
        db.write(() -> {
            String content = settings.get(Settings.CENTRE, rule.setting()).orElse(null);
            String before = rule.in(content);
            settings.put(Settings.CENTRE, rule.setting(), rule.into(content, value));
            log(rule.label(), (before == null ? rule.shipped() : before) + " \u2192 " + (value == null ? rule.shipped() : value));
        });
    }

    private void log(String name, String detail) {
        trail.add("UPDATE", SUBJECT, null, name, detail.replace('\n', ' '), null);
    }

    // ---- the centre's own fields ----

    /** @return the centre's own fields, the retired ones too. */
    public List<CustomField> fields() {
        return CustomField.all(settings.get(Settings.CENTRE, CustomField.SETTING).orElse(null));
    }

    /**
     * Makes a field. Its kind stays for good: values are already written in it.
     *
     * @throws UserError when the name is missing, too long or taken, or a choice has fewer than two values
     */
    public CustomField add(String name, CustomField.Kind kind, List<String> choices) {
        db.require(Right.ADMIN);
        return db.write(() -> {
            List<CustomField> all = new ArrayList<>(fields());
            if (all.stream().filter(one -> !one.retired()).count() >= MOST_FIELDS) {
                throw new UserError("error.rules.many", MOST_FIELDS);
            }
            int last = all.stream().mapToInt(one -> Integer.parseInt(one.key().substring(1))).max().orElse(0);
            CustomField made = new CustomField("F" + (last + 1), name(name, all, null), kind, choices(name, kind, choices), false);
            all.add(made);
            keep(all, made.name());
            return made;
        });
    }

    /** Gives a field another name, and a choice other values; what was said of people stays as it is. */
    public CustomField change(String key, String name, List<String> choices) {
        db.require(Right.ADMIN);
        return db.write(() -> {
            List<CustomField> all = fields();
            CustomField old = find(all, key);
            CustomField made = new CustomField(key, name(name, all, key), old.kind(), choices(name, old.kind(), choices), old.retired());
            keep(all.stream().map(one -> one.key().equals(key) ? made : one).toList(), made.name());
            return made;
        });
    }

    /** Takes a field out of use, or into use again. Nothing is lost. */
    public void retire(String key, boolean out) {
        db.require(Right.ADMIN);
        db.write(() -> {
            List<CustomField> all = fields();
            CustomField old = find(all, key);
            String name = out ? old.name() : name(old.name(), all, key);
            keep(all.stream().map(one -> one.key().equals(key) ? new CustomField(key, name, old.kind(), old.choices(), out) : one).toList(), name);
        });
    }

    private static CustomField find(List<CustomField> all, String key) {
        return all.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow(() -> new UserError("error.rules.noField", key));
    }

    private void keep(List<CustomField> all, String name) {
        settings.put(Settings.CENTRE, CustomField.SETTING, CustomField.setting(all));
        log(name, String.join(" ", all.stream().map(CustomField::name).toList()));
    }

    private String name(String typed, List<CustomField> all, String self) {
        String name = Clean.text(typed);
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.matches(".*[|=<>].*")) {
            throw new UserError("error.rules.name", name, LONGEST_NAME);
        }
        if (known.test(name) || all.stream().anyMatch(one -> !one.retired() && !one.key().equals(self) && one.name().equals(name))) {
            throw new UserError("error.rules.taken", name);
        }
        return name;
    }

    private static List<String> choices(String name, CustomField.Kind kind, List<String> typed) {
        List<String> choices = typed.stream().map(Clean::text).filter(one -> !one.isEmpty()).distinct().toList();
        if (kind != CustomField.Kind.CHOICE) {
            return List.of();
        }
        if (choices.size() < 2 || choices.size() > MOST_CHOICES || choices.stream().anyMatch(one -> one.contains("|") || one.length() > CustomField.LONGEST / 4)) {
            throw new UserError("error.rules.choices", name, choices.size(), MOST_CHOICES);
        }
        return choices;
    }
}
