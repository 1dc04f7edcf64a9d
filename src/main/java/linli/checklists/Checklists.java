package linli.checklists;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.base.value.Words;
import linli.checklists.Checklist.Department;
import linli.checklists.Checklist.Item;
import linli.checklists.Checklist.ItemKind;

/**
 * 检查表 and 参加部门, the front door. Nothing is changed in place: an edited checklist is a new edition, so that a round of last
 * year still shows what it asked. What cannot be is a {@link UserError} and changes nothing.
 */
public final class Checklists {
    private static final int MOST_ITEMS = 60;
    private static final int MOST_POINTS = 100;

    private final Db db;
    private final Supplier<String> staff;
    private final ChecklistStore store;

    /** @param staff name of who is signed in */
    public Checklists(Db db, Clock clock, Supplier<String> staff) {
        this.db = db;
        this.staff = staff;
        store = new ChecklistStore(db, clock);
    }

    /** @return every department, those that take no more part too. */
    public List<Department> departments() {
        return store.departments();
    }

    /** @return ids of departments to their names. */
    public Map<Long, String> names() {
        Map<Long, String> names = new LinkedHashMap<>();
        departments().forEach(one -> names.put(one.id(), one.name()));
        return names;
    }

    /** Adds a department, or renames one, or lets it rest. @param one with id 0 for a new one */
    public Department save(Department one) {
        String name = Clean.text(one.name());
        if (name.isEmpty() || name.length() > 60) {
            throw new UserError("error.checklists.department", name);
        }
        return db.write(() -> {
            if (departments().stream().anyMatch(other -> other.id() != one.id() && other.name().equals(name))) {
                throw new UserError("error.checklists.departmentTwice", name);
            }
            if (one.id() == 0) {
                long id = store.insert(name);
                return departments().stream().filter(other -> other.id() == id).findFirst().orElseThrow();
            }
            if (!store.update(new Department(one.id(), name, one.active(), one.version()))) {
                throw new UserError("error.checklists.changed", name);
            }
            return departments().stream().filter(other -> other.id() == one.id()).findFirst().orElseThrow();
        });
    }

    /** @return the editions that can be chosen now. */
    public List<Checklist> chosen() {
        return store.all().stream().filter(Checklist::active).toList();
    }

    public Checklist get(long id) {
        return store.find(id).orElseThrow(() -> new UserError("error.checklists.gone"));
    }

    /** Keeps a checklist as the next edition of its name. */
    public Checklist save(String typed, List<Item> items) {
        String name = Clean.text(typed);
        if (name.isEmpty() || name.length() > 100) {
            throw new UserError("error.checklists.noName");
        }
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            throw new UserError("error.checklists.items", name, items.size(), MOST_ITEMS);
        }
        Map<Long, String> names = names();
        List<Item> kept = new ArrayList<>();
        for (Item item : items) {
            boolean score = item.kind() == ItemKind.SCORE;
            String wording = Clean.text(item.wording());
            if (wording.isEmpty() || wording.length() > 300 || !names.containsKey(item.department())) {
                throw new UserError("error.checklists.item", name, kept.size() + 1);
            }
            if (score && (item.most() == null || item.most() < 1 || item.most() > MOST_POINTS || item.low() == null || item.low() < 0 || item.low() > item.most())) {
                throw new UserError("error.checklists.points", name, kept.size() + 1);
            }
            kept.add(new Item(0, item.department(), wording, item.kind(), score ? item.most() : null, score ? item.low() : null));
        }
        return db.write(() -> get(store.insert(name, kept, staff.get())));
    }

    /** Takes a checklist out of the choice. */
    public void retire(long id, long version) {
        db.write(() -> {
            if (!store.retire(id, version)) {
                throw new UserError("error.checklists.changed", get(id).name());
            }
        });
    }

    /** Puts in the shipped departments and example checklist, where they are not there yet. @return the checklist */
    public Checklist ship() {
        return db.write(() -> {
            Map<String, Long> ids = new LinkedHashMap<>();
            departments().forEach(one -> ids.put(one.name(), one.id()));
            List<Item> items = new ArrayList<>();
            String name = "";
            for (Map<String, String> row : Words.rows(Checklists.class, "shipped.tsv")) {
                name = row.get("checklist");
                long department = ids.computeIfAbsent(row.get("department"), store::insert);
                items.add(new Item(0, department, row.get("wording"), ItemKind.valueOf(row.get("kind")), number(row.get("most")), number(row.get("low"))));
            }
            String shipped = name;
            return store.all().stream().filter(one -> one.active() && one.name().equals(shipped)).findFirst().orElseGet(() -> save(shipped, items));
        });
    }

    private static Integer number(String text) {
        return text.isEmpty() ? null : Integer.valueOf(text);
    }
}
