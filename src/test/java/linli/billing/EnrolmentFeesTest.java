package linli.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.activities.Activities;
import linli.activities.Activity;
import linli.activities.Sessions;
import linli.base.text.UserError;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.base.value.Right;
import linli.base.value.WeekSlot;
import linli.enrolments.Enrolment;
import linli.enrolments.EnrolmentFees;
import linli.enrolments.Enrolments;
import linli.exchange.ImportOptions;
import linli.exchange.ImportRun;
import linli.exchange.Imports;
import linli.exchange.Progress;
import linli.venues.Booking;
import linli.venues.Venues;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrolling in a low-fee class charges in the same transaction by the public tariff; a basic class is never charged; leaving gives back. */
class EnrolmentFeesTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 10);
    private final TillDesk desk = new TillDesk();
    private final Enrolments enrolments = new Enrolments(desk.db, desk.clock, () -> desk.clerk, new EnrolmentFees(desk.till, desk.tariffs));
    private final Activities activities = new Activities(desk.db, desk.clock, () -> desk.clerk, Sessions.Rooms.of(new Venues(desk.db, desk.clock, () -> desk.clerk, bookings -> Booking.Ties.NONE)), enrolments);

    @AfterEach
    void close() {
        desk.close();
    }

    private long open(String title, int seats, Activity.FeeKind kind, Money price) {
        return activities.open(Activity.Plan.of(title, seats, START, START.plusWeeks(8), WeekSlot.parse("周六 14:00-16:00").orElseThrow()).fee(kind, price), List.of(), false).id();
    }

    private static Enrolment.Person person(String name) {
        return new Enrolment.Person(null, name, "138000012" + Math.abs(name.hashCode() % 90 + 10), null);
    }

    private EnrolmentFees.Fee fee(long activity, long id) {
        return enrolments.list(activity).rows().stream().filter(row -> row.id() == id).findFirst().orElseThrow().fee();
    }

    @Test
    void aSeatIsChargedByTheGradeAndABasicOneNever() {
        long art = open("国画提高班", 1, Activity.FeeKind.LOW_FEE, Money.yuan(260));
        Enrolment wang = enrolments.enrol(art, person("王阿姨"), true);
        assertThat(desk.till.owed(Charge.Payer.named("王阿姨"))).singleElement().satisfies(due -> {
            assertThat(due.charge().item().code()).isEqualTo("PAINT");
            assertThat(due.charge().net()).isEqualTo(Money.yuan(260));
            assertThat(due.charge().sourceId()).isEqualTo(wang.id());
        });
        Enrolment li = enrolments.enrol(art, person("李大姐"), true);
        assertThat(li.status()).isEqualTo(Enrolment.EnrolmentStatus.WAITING);
        assertThat(desk.till.owed(Charge.Payer.named("李大姐"))).as("who waits owes nothing").isEmpty();
        enrolments.leave(wang.id(), enrolments.get(wang.id()).version(), "搬家");
        assertThat(desk.till.owed(Charge.Payer.named("王阿姨"))).as("an unpaid charge is taken back").isEmpty();
        Enrolment offered = enrolments.get(li.id());
        enrolments.answer(offered.id(), offered.version(), true);
        assertThat(desk.till.owed(Charge.Payer.named("李大姐"))).hasSize(1);
        long free = open("银龄国画班", 5, Activity.FeeKind.BASIC, Money.ZERO);
        assertThat(enrolments.enrol(free, person("赵伯"), true).chargeId()).isNull();
        assertThat(desk.till.owed(Charge.Payer.named("赵伯"))).isEmpty();
    }

    @Test
    void withoutAPublishedPriceNobodyIsTakenIn() {
        long dance = open("舞蹈班", 5, Activity.FeeKind.LOW_FEE, Money.yuan(77));
        assertThatThrownBy(() -> enrolments.enrol(dance, person("王阿姨"), true)).isInstanceOf(UserError.class).hasMessageContaining("77");
        assertThat(enrolments.list(dance).rows()).as("seat and charge are one transaction").isEmpty();
    }

    @Test
    void whoMayNotTakeMoneyLeavesTheFeeOwedForTheTill() {
        Set<Right> here = EnumSet.allOf(Right.class);
        desk.db.ask(() -> here);
        Enrolments counter = new Enrolments(desk.db.needing(Right.DESK), desk.clock, () -> desk.clerk, new EnrolmentFees(new Till(desk.db.needing(Right.TILL, Right.FINANCE), desk.clock, () -> desk.clerk,
                (login, password) -> "吴老师", desk.tariffs, desk.fund), desk.tariffs));
        long art = open("美术班", 2, Activity.FeeKind.LOW_FEE, Money.yuan(260));
        here.removeAll(Set.of(Right.TILL, Right.FINANCE));
        Enrolment wang = counter.enrol(art, person("王阿姨"), true);
        assertThat(counter.takesMoney()).isFalse();
        assertThat(desk.till.owed(Charge.Payer.named("王阿姨"))).singleElement().satisfies(due -> assertThat(due.charge().sourceId()).isEqualTo(wang.id()));
        Till till = new Till(desk.db.needing(Right.TILL, Right.FINANCE), desk.clock, () -> desk.clerk, (login, password) -> "吴老师", desk.tariffs, desk.fund);
        assertThatThrownBy(() -> till.pay(Charge.Payer.named("王阿姨"), Map.of(wang.chargeId(), Money.yuan(260)), Map.of(PayMethod.CASH, Money.yuan(260)), null))
                .isInstanceOf(UserError.class).hasMessageContaining("权限");
        assertThatThrownBy(() -> till.charge(Till.Draft.of(Charge.Payer.named("王阿姨"), "PAINT", linli.base.value.UserClass.RESIDENT, 1000, LocalDate.of(2026, 1, 5), ""), null))
                .as("a line typed at the till is the till's").isInstanceOf(UserError.class).hasMessageContaining("权限");
        counter.leave(wang.id(), counter.get(wang.id()).version(), "搬家");
        assertThat(desk.till.owed(Charge.Payer.named("王阿姨"))).isEmpty();
    }

    @Test
    void takingAnImportBackKeepsAndNamesWhoWasCharged(@TempDir Path folder) throws Exception {
        long art = open("美术班", 3, Activity.FeeKind.LOW_FEE, Money.yuan(260));
        String no = enrolments.list(art).no();
        Path file = folder.resolve("报名.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = book.createSheet("报名");
            String[][] rows = {{"活动编号", "姓名", "电话", "状态"}, {no, "王阿姨", "13800001201", ""}, {no, "李大姐", "13800001202", "候补"}};
            for (int i = 0; i < rows.length; i++) {
                for (int c = 0; c < rows[i].length; c++) {
                    (c == 0 ? sheet.createRow(i) : sheet.getRow(i)).createCell(c).setCellValue(rows[i][c]);
                }
            }
            book.write(out);
        }
        Imports imports = new Imports(desk.db, desk.clock, List.of(enrolments.sheet()), () -> desk.clerk);
        long run = imports.run("enrolments", file, ImportOptions.NONE.withReturnsFolder(folder), Progress.NONE).run();
        assertThat(enrolments.list(art).rows()).hasSize(2);
        assertThat(enrolments.chargeSeats(art, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31))).hasSize(1);
        assertThat(imports.undoAhead(run).kept()).singleElement().satisfies(kept -> assertThat(kept.name()).isEqualTo("王阿姨"));
        ImportRun.Undone undone = imports.undo(run, true);
        assertThat(undone.back()).isEqualTo(1);
        assertThat(undone.kept()).as("even with edited rows taken back, the books keep what they point to").hasSize(1);
        assertThat(enrolments.list(art).rows()).singleElement().satisfies(row -> assertThat(row.name()).isEqualTo("王阿姨"));
        assertThat(desk.till.owed(Charge.Payer.named("王阿姨"))).hasSize(1);
    }

    @Test
    void whatWasPaidIsRefundedAfterLeaving() {
        long art = open("美术班", 3, Activity.FeeKind.LOW_FEE, Money.yuan(1));
        Enrolment wang = enrolments.enrol(art, person("王阿姨"), true);
        assertThat(fee(art, wang.id()).open()).as("the item that bears the class's name, at its public price").isEqualTo(Money.yuan(260));
        Charge.Payer payer = Charge.Payer.named("王阿姨");
        desk.till.pay(payer, Map.of(wang.chargeId(), Money.yuan(260)), Map.of(PayMethod.WECHAT, Money.yuan(260)), null);
        assertThat(fee(art, wang.id()).open()).isEqualTo(Money.ZERO);
        enrolments.leave(wang.id(), enrolments.get(wang.id()).version(), "搬家");
        assertThat(fee(art, wang.id()).paid()).isEqualTo(Money.yuan(260));
        Receipt receipt = desk.takings.paying(wang.chargeId()).orElseThrow();
        desk.till.refund(receipt.id(), Map.of(wang.chargeId(), Money.yuan(260)), Map.of(PayMethod.WECHAT, Money.yuan(260)), "退班", TillDesk.SECOND);
        assertThat(fee(art, wang.id()).paid()).isEqualTo(Money.ZERO);
        assertThat(desk.fund.balance()).isEqualTo(Money.ZERO);
    }
}
