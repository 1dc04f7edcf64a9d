package linli.fund;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import linli.base.value.FeeArea;
import linli.base.value.Money;

/** 收支台账: the records of the fund, in a clerk's words above and as double entry underneath. */
public final class Ledger {
    private Ledger() {}

    /** 反哺项目: what the surplus is given to. */
    public record Project(long id, String name, String purpose, LocalDate since, LocalDate until, long version) {
        boolean on(LocalDate day) {
            return !day.isBefore(since) && (until == null || !day.isAfter(until));
        }
    }

    /**
     * 反哺规则: from a day on, which share of an area's low-fee income goes to which project.
     *
     * @param shareBp hundredths of a per cent, 0 to 10000
     * @param basis the decision it rests on
     */
    public record Rule(long id, FeeArea area, Project project, int shareBp, LocalDate from, String basis) {
        Money of(Money income) {
            return income.times(java.math.BigDecimal.valueOf(shareBp).movePointLeft(4));
        }
    }

    /** Why an entry was posted. */
    public enum EntryKind {
        RECEIPT,
        REFUND,
        VOID,
        SPEND,
        UNSPEND
    }

    /** Accounts of the journal; the first five are where money lies. */
    public enum Account {
        CASH,
        WECHAT,
        ALIPAY,
        TRANSFER,
        CARD,
        INCOME,
        FUND
    }

    /** One line: debit positive, credit negative. */
    public record Line(Account account, FeeArea area, Long projectId, Money amount) {}

    /** An entry whose lines add up to nothing. */
    public record Entry(long no, LocalDate on, EntryKind kind, long sourceId, String memo, String staff, Instant at, List<Line> lines, String seal) {}

    /**
     * 支出.
     *
     * @param activityId the free class it paid, or null
     * @param approver who agreed, not who wrote it down
     */
    public record Spend(long id, long no, long projectId, String project, LocalDate on, Money amount, linli.base.value.PayMethod method, String payee, String voucher,
            String memo, Long activityId, String approver, String staff, boolean reversed, String reason, long version) {}

    /** A yuan's way: which receipt's share a spending used. */
    public record Use(long spendId, long receiptId, String receiptNo, String payer, LocalDate on, Money amount) {}

    /** A line of the clerk's book: what came in, what went out, what is left. */
    public record Row(LocalDate on, long no, EntryKind kind, String project, String memo, Money in, Money out, Money balance, long sourceId) {}

    /** A month of the fund: closing = opening + in − out. */
    public record Month(String month, Money opening, Money in, Money out, Money closing, Money income, boolean closed, String by) {}
}
