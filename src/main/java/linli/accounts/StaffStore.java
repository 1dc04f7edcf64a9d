package linli.accounts;

import static linli.schema.Tables.STAFF;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.db.Db;
import org.jooq.Record;

/** Reads and writes the staff table. */
final class StaffStore {
    private final Db db;
    private final Clock clock;

    StaffStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<Staff> all() {
        return db.sql().selectFrom(STAFF).orderBy(STAFF.ID).fetch(StaffStore::read);
    }

    Optional<Staff> byLogin(String login) {
        return db.sql().selectFrom(STAFF).where(STAFF.LOGIN.eq(login)).fetchOptional(StaffStore::read);
    }

    void add(String login, String name, Set<Role> roles) {
        db.writing().insertInto(STAFF)
                .set(STAFF.LOGIN, login).set(STAFF.NAME, name).set(STAFF.ROLES, text(roles)).set(STAFF.ACTIVE, true)
                .set(STAFF.CREATED_AT, OffsetDateTime.now(clock)).set(STAFF.VERSION, 1L)
                .execute();
    }

    /** @return whether the row was still the one that was read. */
    boolean setRoles(Staff staff, Set<Role> roles) {
        return db.writing().update(STAFF)
                .set(STAFF.ROLES, text(roles)).set(STAFF.VERSION, STAFF.VERSION.plus(1))
                .where(STAFF.ID.eq(staff.id()).and(STAFF.VERSION.eq(staff.version())))
                .execute() == 1;
    }

    boolean setActive(Staff staff, boolean active) {
        return db.writing().update(STAFF)
                .set(STAFF.ACTIVE, active).set(STAFF.VERSION, STAFF.VERSION.plus(1))
                .where(STAFF.ID.eq(staff.id()).and(STAFF.VERSION.eq(staff.version())))
                .execute() == 1;
    }

    private static Staff read(Record row) {
        return new Staff(row.get(STAFF.ID), row.get(STAFF.LOGIN), row.get(STAFF.NAME), roles(row.get(STAFF.ROLES)),
                row.get(STAFF.ACTIVE), row.get(STAFF.VERSION));
    }

    private static String text(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
    }

    private static Set<Role> roles(String text) {
        return Arrays.stream(text.split(",")).map(Role::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
