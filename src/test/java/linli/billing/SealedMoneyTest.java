package linli.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.base.value.UserClass;
import linli.faults.Reliability;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T15: whoever changes, takes out or swaps money rows past the program is found, whatever column it was. */
class SealedMoneyTest {
    /** Rows that are only ever added, and what of them may change or is not of money's matter. */
    private static final Map<String, List<String>> SEALED = Map.of(
            "CHARGE", List.of("SEAL", "TOUCHED"),
            "RECEIPT", List.of("SEAL", "TOUCHED"),
            "RECEIPT_LINE", List.of("ID"),
            "RECEIPT_PAYMENT", List.of("ID"),
            "RECEIPT_VOID", List.of("SEAL"),
            "RECEIPT_SERIES", List.of("SEAL"),
            "DAY_CLOSE", List.of("ID", "SEAL"),
            "DAY_CLOSE_LINE", List.of("ID"),
            "FUND_ENTRY", List.of("ID", "AT"),
            "FUND_LINE", List.of("ID"));

    TillDesk desk;

    @BeforeEach
    void aFewDays() {
        desk = new TillDesk();
        Charge first = desk.charge("林晓", "PAINT", UserClass.RESIDENT, 1000);
        Charge second = desk.charge("林晓", "ROOM", UserClass.RESIDENT, 2500);
        Charge third = desk.charge("陈光", "HALL", UserClass.COMMERCIAL, 3000);
        desk.till.pay(first.payer(), Map.of(first.id(), first.net(), second.id(), second.net()), Map.of(PayMethod.CASH, first.net(), PayMethod.WECHAT, second.net()), null);
        Receipt paid = desk.till.pay(third.payer(), Map.of(third.id(), third.net()), Map.of(PayMethod.CASH, third.net()), null);
        desk.till.cancel(paid.id(), "开错抬头", TillDesk.SECOND);
        desk.charge("陈光", "ROOM", UserClass.RESIDENT, 1000);
        desk.spend(Money.yuan(20), "凭证-1", null);
        desk.takings.closeDay(LocalDate.now(desk.clock), Map.of(PayMethod.CASH, first.net().minus(Money.yuan(20)), PayMethod.WECHAT, second.net()), "少二十元，付了课时费");
    }

    @AfterEach
    void close() {
        desk.db.close();
    }

    @Test
    void whatNobodyTouchedIsWhole() {
        assertThat(found()).isEmpty();
    }

    @Test
    void everyChangedColumnIsFound() {
        List<String> missed = new ArrayList<>();
        int tried = 0;
        for (String name : SEALED.keySet()) {
            Table<?> table = DSL.table(DSL.name(name));
            Record row = desk.db.sql().selectFrom(table).limit(1).fetchOne();
            assertThat(row).as(name).isNotNull();
            for (Field<?> column : row.fields()) {
                if (SEALED.get(name).contains(column.getName()) || row.get(column) == null) {
                    continue;
                }
                tried++;
                if (after(() -> change(table, row, column)).isEmpty()) {
                    missed.add(name + "." + column.getName());
                }
            }
        }
        assertThat(missed).isEmpty();
        assertThat(tried).isGreaterThan(50);
        Reliability.tell("T15", "money and journal rows changed, removed or swapped past the program", tried + removed() + swapped(), 0, "an unsealed table keeps the change");
    }

    @Test
    void everyRowTakenOutIsMissed() {
        assertThat(removed()).isGreaterThan(15);
    }

    @Test
    void swappedAmountsAreFound() {
        assertThat(swapped()).isEqualTo(3);
    }

    /** The same change where no seal is kept is not noticed: the check above bites because of the seals. */
    @Test
    void withoutASealAChangeIsNotNoticed() {
        assertThat(after(() -> desk.db.writing().execute("update fund_project set purpose = '别的'"))).isEmpty();
    }

    private int removed() {
        List<String> missed = new ArrayList<>();
        int tried = 0;
        for (String name : SEALED.keySet()) {
            for (Record row : desk.db.sql().selectFrom(DSL.table(DSL.name(name))).fetch()) {
                tried++;
                if (after(() -> {
                    desk.db.writing().execute("set referential_integrity false");
                    desk.db.writing().deleteFrom(DSL.table(DSL.name(name))).where(same(row)).execute();
                }).isEmpty()) {
                    missed.add(name + " " + row.get(0));
                }
            }
        }
        assertThat(missed).isEmpty();
        return tried;
    }

    private int swapped() {
        int tried = 0;
        for (String sql : List.of("update charge set net_fen = case id when 1 then (select net_fen from charge where id = 2) else (select net_fen from charge where id = 1) end where id < 3",
                "update receipt set receipt_no = case id when 1 then '2026-000002' else '2026-000001' end",
                "update fund_line set fen = -fen")) {
            tried++;
            assertThat(after(() -> {
                if (sql.contains("receipt_no")) {
                    desk.db.writing().execute("alter table receipt drop constraint receipt_no_unique");
                }
                desk.db.writing().execute(sql);
            })).as(sql).isNotEmpty();
        }
        return tried;
    }

    private void change(Table<?> table, Record row, Field<?> column) {
        desk.db.writing().execute("set referential_integrity false");
        Object old = row.get(column);
        Object other = switch (old) {
            case Long number -> number + 1000;
            case Integer number -> number + 5000;
            case Boolean truth -> !truth;
            case java.time.LocalDate day -> day.plusDays(1);
            case java.sql.Date day -> java.sql.Date.valueOf(day.toLocalDate().plusDays(1));
            case java.time.OffsetDateTime moment -> moment.plusSeconds(1);
            default -> old.toString().isEmpty() || old.toString().startsWith("x") ? "y" : "x" + old.toString().substring(1);
        };
        desk.db.writing().execute("update {0} set {1} = {2} where {3}", table, column, DSL.val(other), same(row));
    }

    private static org.jooq.Condition same(Record row) {
        return DSL.and(java.util.Arrays.stream(row.fields()).filter(field -> row.get(field) != null)
                .map(field -> DSL.condition("{0} = {1}", field, DSL.val(row.get(field)))).toList());
    }

    /** @return what the check finds after the tampering, which is taken back. */
    private List<String> after(Runnable tampering) {
        List<String> found = new ArrayList<>();
        try {
            desk.db.write(() -> {
                tampering.run();
                found.addAll(found());
                throw new TakenBack();
            });
        } catch (TakenBack done) {
            desk.db.write(() -> desk.db.writing().execute("set referential_integrity true"));
        }
        return found;
    }

    private List<String> found() {
        List<String> found = new ArrayList<>();
        try {
            found.addAll(desk.takings.broken());
            found.addAll(desk.fund.unsound());
            desk.fund.broken().forEach(no -> found.add("fund " + no));
        } catch (IllegalArgumentException unreadable) {
            // As the whole check takes it: a word that is none of ours is a finding.
            found.add("unreadable");
        }
        return found;
    }

    /** Ends a transaction without keeping it. */
    private static final class TakenBack extends RuntimeException {}
}
