package linli.fund;

import static linli.base.text.Texts.text;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import linli.base.excel.PrintBook;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.value.FeeArea;
import linli.base.value.Money;

/** 服务收支及反哺公示: what came in by service, what went back, what is left; one page for the wall, and a workbook. */
public final class FundPapers {
    private final Fund fund;
    private final FundSpends spends;

    /** One line of the notice. */
    private record Entry(String name, Money amount, String note) {}

    public FundPapers(Fund fund, FundSpends spends) {
        this.fund = fund;
        this.spends = spends;
    }

    private List<Entry> lines(LocalDate from, LocalDate to) {
        List<Entry> lines = new ArrayList<>();
        List<Ledger.Row> book = fund.book(from, to);
        Money opening = fund.heldOn(from.minusDays(1));
        Money in = book.stream().filter(row -> row.kind() == Ledger.EntryKind.RECEIPT).map(Ledger.Row::in).reduce(Money.ZERO, Money::plus);
        Money back = book.stream().filter(row -> row.kind() == Ledger.EntryKind.REFUND || row.kind() == Ledger.EntryKind.VOID).map(Ledger.Row::out).reduce(Money.ZERO, Money::plus);
        Money out = book.stream().filter(row -> row.kind() == Ledger.EntryKind.SPEND).map(Ledger.Row::out).reduce(Money.ZERO, Money::plus);
        Money undone = book.stream().filter(row -> row.kind() == Ledger.EntryKind.UNSPEND).map(Ledger.Row::in).reduce(Money.ZERO, Money::plus);
        Money closing = in.minus(back).minus(out).plus(undone).plus(opening);
        lines.add(new Entry(text("fund.notice.opening"), opening, ""));
        for (Map.Entry<FeeArea, Money> area : fund.income(from, to).entrySet()) {
            lines.add(new Entry(text("fund.notice.income", Texts.of(area.getKey())), area.getValue(), text("fund.notice.incomeNote")));
        }
        lines.add(new Entry(text("fund.notice.in"), in.minus(back), text("fund.notice.inNote")));
        spends.all().stream().filter(spend -> !spend.reversed() && !spend.on().isBefore(from) && !spend.on().isAfter(to))
                .forEach(spend -> lines.add(new Entry(text("fund.notice.spend", spend.memo()), spend.amount(), text("fund.notice.spendNote", spend.project(), spend.payee(), spend.voucher()))));
        lines.add(new Entry(text("fund.notice.out"), out.minus(undone), ""));
        lines.add(new Entry(text("fund.notice.closing"), closing, text("fund.notice.closingNote")));
        return lines;
    }

    /** @param unit who publishes it */
    public Sheet notice(LocalDate from, LocalDate to, String unit, String phone) {
        List<List<String>> rows = lines(from, to).stream().map(line -> List.of(line.name(), line.amount().format(), line.note())).toList();
        return new Sheet(Sheet.Paper.A4, text("fund.notice.foot", unit, phone)).title(text("fund.notice.title")).sides(text("fund.notice.unit", unit), text("fund.notice.span", from, to))
                .table(List.of(Sheet.Column.left(text("fund.notice.item"), 4), Sheet.Column.right(text("fund.notice.amount"), 2), Sheet.Column.left(text("fund.notice.remark"), 4)), rows)
                .small(text("fund.notice.note")).signatures(List.of(text("fund.notice.clerk"), text("fund.notice.witness"), text("fund.notice.approver")));
    }

    public Path noticeBook(LocalDate from, LocalDate to, String unit, Path wish) {
        List<List<Object>> rows = lines(from, to).stream().map(line -> List.<Object>of(line.name(), line.amount(), line.note())).toList();
        List<List<Object>> book = fund.book(from, to).stream().map(row -> List.<Object>of(row.on(), row.no(), row.project(), row.memo(), row.in(), row.out(), row.balance())).toList();
        return new PrintBook().sheet(text("fund.notice.sheet"), text("fund.notice.title"), text("fund.notice.unit", unit), text("fund.notice.span", from, to),
                List.of(new PrintBook.Head(text("fund.notice.item"), 36, PrintBook.Kind.TEXT), new PrintBook.Head(text("fund.notice.amount"), 16, PrintBook.Kind.MONEY),
                        new PrintBook.Head(text("fund.notice.remark"), 40, PrintBook.Kind.TEXT)), rows, null,
                List.of(text("fund.notice.clerk"), text("fund.notice.witness"), text("fund.notice.approver")))
                .sheet(text("fund.book.sheet"), text("fund.book.title"), text("fund.notice.unit", unit), text("fund.notice.span", from, to),
                        List.of(new PrintBook.Head(text("fund.column.on"), 12, PrintBook.Kind.DATE), new PrintBook.Head(text("fund.column.no"), 8, PrintBook.Kind.COUNT),
                                new PrintBook.Head(text("fund.column.project"), 16, PrintBook.Kind.TEXT), new PrintBook.Head(text("fund.column.memo"), 30, PrintBook.Kind.TEXT),
                                new PrintBook.Head(text("fund.column.in"), 14, PrintBook.Kind.MONEY), new PrintBook.Head(text("fund.column.out"), 14, PrintBook.Kind.MONEY),
                                new PrintBook.Head(text("fund.column.balance"), 14, PrintBook.Kind.MONEY)), book, null, List.of(text("fund.notice.clerk"), text("fund.notice.approver"))).write(wish);
    }
}
