package linli.billing;

import static linli.base.text.Texts.text;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.excel.PrintBook;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.value.AmountWords;
import linli.base.value.Money;
import linli.base.value.UserClass;

/** What is printed for money: receipts in two copies, and the public notice of the fees. */
public final class BillingPapers {
    private final Tariffs tariffs;

    /** Who issues the papers. @param phone for complaints, may be "" */
    public record Issuer(String name, String phone) {}

    public BillingPapers(Tariffs tariffs) {
        this.tariffs = tariffs;
    }

    /**
     * 收款收据 on A5 lying: the stub and the customer's copy.
     *
     * @param prints how often it was printed before; from one on it says 补打
     */
    public Sheet receipt(Receipt receipt, Issuer issuer, int prints) {
        Sheet sheet = new Sheet(Sheet.Paper.A5_WIDE, text("billing.paper.foot", issuer.name(), issuer.phone()));
        copy(sheet, receipt, issuer, prints, text("billing.paper.stub"));
        sheet.newPage();
        copy(sheet, receipt, issuer, prints, text("billing.paper.customer"));
        return sheet;
    }

    private void copy(Sheet sheet, Receipt receipt, Issuer issuer, int prints, String which) {
        boolean refund = receipt.kind() == Receipt.ReceiptKind.REFUND;
        sheet.title(text(refund ? "billing.paper.refund" : "billing.paper.receipt"));
        sheet.sides(text("billing.paper.no", receipt.no()), text("billing.paper.on", receipt.on(), which));
        if (receipt.id() == 0) {
            sheet.alert(text("billing.paper.preview"));
        } else if (!receipt.live()) {
            sheet.alert(text("billing.paper.void", receipt.ended().on(), receipt.ended().reason(), receipt.ended().approver()));
        } else if (prints > 0) {
            sheet.alert(text("billing.paper.again", prints));
        }
        sheet.sides(text("billing.paper.payer", receipt.payer().name()), receipt.invoiceNo() == null ? "" : text("billing.paper.invoice", receipt.invoiceNo()));
        List<List<String>> rows = new ArrayList<>();
        for (Receipt.Line line : receipt.lines()) {
            Charge charge = line.charge();
            rows.add(List.of(charge.item().name() + (charge.memo().isEmpty() ? "" : " " + charge.memo()),
                    text("billing.paper.unit", charge.unit(), Texts.of(charge.item().unit())), quantity(charge.quantity()),
                    charge.gross().toString(), charge.waived().isZero() ? "" : charge.waived().toString(), line.amount().toString()));
        }
        sheet.table(List.of(Sheet.Column.left(text("billing.column.item"), 4), Sheet.Column.left(text("billing.column.unit"), 2.4), Sheet.Column.right(text("billing.column.quantity"), 1.2),
                Sheet.Column.right(text("billing.column.gross"), 1.8), Sheet.Column.right(text("billing.column.waived"), 1.6), Sheet.Column.right(text("billing.column.paid"), 1.8)), rows,
                List.of(text("billing.paper.sum"), "", "", "", "", receipt.total().toString()));
        sheet.sides(text("billing.paper.words", AmountWords.withCurrency(receipt.total())), text("billing.paper.figures", receipt.total()));
        sheet.sides(text("billing.paper.methods", receipt.payments().entrySet().stream().map(one -> text("billing.paper.method", Texts.of(one.getKey()), one.getValue()))
                .collect(Collectors.joining(text("row.or")))), text("billing.paper.clerk", receipt.staff()));
        if (refund || receipt.reason() != null) {
            sheet.sides(text("billing.paper.reason", receipt.reason(), receipt.approver()), "");
        }
        sheet.small(text("billing.paper.legal", tariffNote(receipt), issuer.phone()));
        sheet.sides("", text("billing.paper.seal", issuer.name()));
    }

    private String tariffNote(Receipt receipt) {
        return receipt.lines().stream().map(line -> line.charge().tariffId()).distinct().map(tariffs::tariff)
                .map(tariff -> text("billing.paper.tariff", tariff.no(), tariff.published())).collect(Collectors.joining(text("row.or")));
    }

    private static String quantity(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
    }

    /** 收费公示 on A4: items, prices by class, what is free, whom to ask and where to complain. */
    public Sheet notice(Tariff tariff, Issuer issuer) {
        List<Sheet.Column> columns = new ArrayList<>(List.of(Sheet.Column.left(text("billing.column.item"), 3), Sheet.Column.centre(text("billing.column.kind"), 1.6),
                Sheet.Column.centre(text("billing.column.per"), 1.2)));
        for (UserClass one : classes()) {
            columns.add(Sheet.Column.right(Texts.of(one), 1.4));
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(text("billing.notice.basis"), tariff.basis());
        facts.put(text("billing.notice.from"), tariff.effective().toString());
        facts.put(text("billing.notice.phone"), text("billing.notice.phones", issuer.phone()));
        return new Sheet(Sheet.Paper.A4, text("billing.paper.foot", issuer.name(), issuer.phone())).title(text("billing.notice.title", issuer.name()))
                .sides(text("billing.notice.version", tariff.no()), published(tariff)).table(columns, rows(tariff).stream().map(row -> row.stream().map(BillingPapers::shown).toList()).toList())
                .facts(facts).small(text("billing.notice.note")).sides("", text("billing.paper.seal", issuer.name()));
    }

    /** The same as a workbook. */
    public Path noticeBook(Tariff tariff, Issuer issuer, Path wish) {
        List<PrintBook.Head> heads = new ArrayList<>(List.of(new PrintBook.Head(text("billing.column.item"), 24, PrintBook.Kind.TEXT),
                new PrintBook.Head(text("billing.column.kind"), 12, PrintBook.Kind.TEXT), new PrintBook.Head(text("billing.column.per"), 8, PrintBook.Kind.TEXT)));
        for (UserClass one : classes()) {
            heads.add(new PrintBook.Head(Texts.of(one), 12, PrintBook.Kind.MONEY));
        }
        return new PrintBook().sheet(text("billing.notice.sheet"), text("billing.notice.title", issuer.name()), text("billing.notice.version", tariff.no()), published(tariff), heads,
                rows(tariff), null, List.of(text("billing.notice.basisLine", tariff.basis()), text("billing.notice.phones", issuer.phone()))).write(wish);
    }

    private static String published(Tariff tariff) {
        return tariff.published() == null ? text("billing.notice.draft") : text("billing.notice.published", tariff.published(), tariff.effective());
    }

    private static List<UserClass> classes() {
        return List.of(UserClass.RESIDENT, UserClass.SOCIAL_ORG, UserClass.PARTY_GOV, UserClass.COMMERCIAL);
    }

    private List<List<Object>> rows(Tariff tariff) {
        List<List<Object>> rows = new ArrayList<>();
        for (Tariffs.Row row : tariffs.rows(tariff)) {
            List<Object> cells = new ArrayList<>(List.of(row.item().name(), Texts.of(row.item().kind()), Texts.of(row.item().unit())));
            for (UserClass one : classes()) {
                cells.add(row.item().kind() == FeeItem.ItemKind.BASIC ? Money.ZERO : row.price(one).orElse(null));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String shown(Object cell) {
        return cell == null ? text("billing.notice.none") : cell instanceof Money money ? money.isZero() ? text("billing.notice.free") : money.toString() : cell.toString();
    }

    /** 欠费清单 as a workbook: who, how much, due since when, how many days late. */
    public Path arrearsBook(List<Charge.Arrears> owing, LocalDate day, Issuer issuer, Path wish) {
        List<List<Object>> rows = owing.stream().map(one -> List.<Object>of(one.payer().name(), one.open(), one.oldest(), one.days())).toList();
        return new PrintBook().sheet(text("till.arrears.title"), text("till.arrears.title"), issuer.name(), day.toString(), List.of(new PrintBook.Head(text("till.column.payer"), 24, PrintBook.Kind.TEXT),
                new PrintBook.Head(text("till.column.owed"), 14, PrintBook.Kind.MONEY), new PrintBook.Head(text("till.column.due"), 14, PrintBook.Kind.DATE),
                new PrintBook.Head(text("till.column.days"), 10, PrintBook.Kind.COUNT)), rows, null, List.of()).write(wish);
    }

    /** @return what a day's close looks like on paper, for the file of the day. */
    public Sheet dayClose(Receipt.DayClose close, Issuer issuer) {
        List<List<String>> rows = new ArrayList<>();
        for (linli.base.value.PayMethod method : linli.base.value.PayMethod.values()) {
            Money should = close.expected().getOrDefault(method, Money.ZERO);
            Money is = close.counted().getOrDefault(method, Money.ZERO);
            if (!should.isZero() || !is.isZero()) {
                rows.add(List.of(Texts.of(method), should.toString(), is.toString(), is.minus(should).toString()));
            }
        }
        LocalDate day = close.day();
        Sheet sheet = new Sheet(Sheet.Paper.A5, text("billing.paper.foot", issuer.name(), issuer.phone())).title(text("billing.close.title"))
                .sides(text("billing.close.no", close.no()), day.toString()).sides(text("billing.paper.clerk", close.staff()), "");
        sheet.table(List.of(Sheet.Column.left(text("billing.close.method"), 2), Sheet.Column.right(text("billing.close.expected"), 2), Sheet.Column.right(text("billing.close.counted"), 2),
                Sheet.Column.right(text("billing.close.difference"), 2)), rows);
        if (close.reason() != null) {
            sheet.text(text("billing.close.reason", close.reason()));
        }
        return sheet.signatures(List.of(text("billing.close.sign"), text("billing.close.check")));
    }
}
