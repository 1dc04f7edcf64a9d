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
     * @param photo SHA-256 of the voucher's photo, or null
     * @param activityId the free class it paid, or null; {@code activity} its title
     * @param approver who agreed, not who wrote it down
     */
    public record Spend(long id, long no, long projectId, String project, LocalDate on, Money amount, linli.base.value.PayMethod method, String payee, String voucher,
            String photo, String memo, Long activityId, String activity, String approver, String staff, boolean reversed, String reason, long version) {}

    /** A yuan's way: which receipt's share a spending used, and for what. @param paid the free class or the memo of the spending */
    public record Use(long spendId, long spendNo, LocalDate spentOn, String paid, long receiptId, String receiptNo, String payer, LocalDate on, Money amount, boolean reversed) {}

    /** The fund's side of a receipt: what it brought in all, the fund's share of that, and what the share paid. */
    public record Source(long receiptId, String no, LocalDate on, String payer, Money total, Money share, List<Use> uses) {}

    /** A free class or activity. */
    public record Free(long id, String no, String title, LocalDate from, LocalDate to) {}

    /** A line of the clerk's book: what came in, what went out, what is left. */
    public record Row(LocalDate on, long no, EntryKind kind, String project, String memo, Money in, Money out, Money balance, long sourceId) {}

    /** A month of the fund: closing = opening + in − out. */
    public record Month(String month, Money opening, Money in, Money out, Money closing, Money income, boolean closed, String by) {
        /** @return whether what was there and came in is what went out and is left. */
        public boolean balances() {
            return opening.plus(in).equals(out.plus(closing));
        }
    }
}
