package linli.fund;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Work;
import linli.base.value.FeeArea;
import linli.base.value.Money;

/** The fund on the screen: one month's book, spendings, rules and projects, months; and one thing beside them. */
public final class FundModel {
    /** What the list shows. */
    public enum FundView {
        BOOK,
        SPENDS,
        RULES,
        MONTHS
    }

    /** A project with what it has left. */
    public record Pot(Ledger.Project project, Money balance) {}

    /** A rule with how it stands today. */
    public record Standing(Ledger.Rule rule, boolean inForce, boolean toCome) {}

    /** Everything the page shows of a month. @param broken numbers of entries that were changed since they were posted */
    public record Shown(Ledger.Month sums, List<Ledger.Row> book, List<Ledger.Spend> spends, List<Standing> rules, List<Pot> pots, List<Ledger.Month> months, List<Ledger.Free> free,
            List<Long> broken) {}

    /** What stands beside the list. */
    public sealed interface Side {
        /** A spending with the receipts it used. */
        record Trace(Ledger.Spend spend, List<Ledger.Use> uses) implements Side {}

        /** A receipt with what its share paid. */
        record Origin(Ledger.Source source) implements Side {}

        record SpendForm() implements Side {}

        record RuleForm() implements Side {}

        record ProjectForm() implements Side {}

        record Paper(Sheet sheet, String file) implements Side {}

        record Closing(Ledger.Month month) implements Side {}
    }

    /** Who publishes the notice. @param phone for complaints, may be "" */
    public record Unit(String name, String phone) {}

    public final ObjectProperty<YearMonth> month = new SimpleObjectProperty<>();
    public final ObjectProperty<FundView> view = new SimpleObjectProperty<>(FundView.BOOK);
    public final StringProperty words = new SimpleStringProperty("");
    public final ObjectProperty<Shown> shown = new SimpleObjectProperty<>();
    public final ObservableList<Ledger.Row> book = FXCollections.observableArrayList();
    public final ObservableList<Ledger.Spend> spends = FXCollections.observableArrayList();
    public final ObservableList<Standing> rules = FXCollections.observableArrayList();
    public final ObservableList<Ledger.Month> months = FXCollections.observableArrayList();
    public final ObjectProperty<Side> side = new SimpleObjectProperty<>();

    private final Fund fund;
    private final FundSpends spending;
    private final FundPapers papers;
    private final Work work;
    private final Supplier<Unit> unit;

    public FundModel(Fund fund, FundSpends spending, FundPapers papers, Work work, Supplier<Unit> unit) {
        this.fund = fund;
        this.spending = spending;
        this.papers = papers;
        this.work = work;
        this.unit = unit;
        month.set(YearMonth.from(fund.today()));
        month.addListener((property, old, now) -> load());
        words.addListener((property, old, now) -> filter());
    }

    public LocalDate today() {
        return fund.today();
    }

    public void load() {
        YearMonth of = month.get();
        work.read("fund", () -> {
            LocalDate today = fund.today();
            List<Ledger.Rule> all = fund.rules();
            List<Standing> standing = all.stream().map(rule -> new Standing(rule, rule.equals(fund.rule(rule.area(), today)), rule.from().isAfter(today))).toList();
            return new Shown(fund.month(of), fund.book(of.atDay(1), of.atEndOfMonth()).reversed(), spending.all().reversed(), standing,
                    fund.projects().stream().map(one -> new Pot(one, fund.balance(one.id()))).toList(), fund.months(), spending.free(), fund.broken());
        }, now -> {
            shown.set(now);
            filter();
        });
    }

    private void filter() {
        Shown now = shown.get();
        if (now == null) {
            return;
        }
        book.setAll(now.book().stream().filter(one -> has(one.memo(), one.project(), "" + one.no(), Texts.of(one.kind()))).toList());
        spends.setAll(now.spends().stream().filter(one -> has(one.memo(), one.project(), one.voucher(), one.payee(), one.activity(), one.approver(), "" + one.no())).toList());
        rules.setAll(now.rules().stream().filter(one -> has(Texts.of(one.rule().area()), one.rule().project().name(), one.rule().basis())).toList());
        months.setAll(now.months().stream().filter(one -> has(one.month(), one.by())).toList());
    }

    private boolean has(String... texts) {
        String some = words.get().strip();
        return some.isEmpty() || Stream.of(texts).anyMatch(text -> text != null && text.contains(some));
    }

    /** Shows where a spending's money came from. */
    public void trace(long spend) {
        work.read("fund.side", () -> new Side.Trace(spending.get(spend), spending.trace(spend)), side::set);
    }

    /** Shows what a receipt brought and what that paid. */
    public void origin(String receiptNo) {
        work.read("fund.side", () -> spending.source(receiptNo), found -> found.ifPresent(one -> side.set(new Side.Origin(one))));
    }

    /** Shows a line of the book from its side: a spending or a receipt. */
    public void open(Ledger.Row row) {
        if (row.kind() == Ledger.EntryKind.SPEND || row.kind() == Ledger.EntryKind.UNSPEND) {
            trace(row.sourceId());
        } else {
            work.read("fund.side", () -> spending.source(row.sourceId()), found -> found.ifPresent(one -> side.set(new Side.Origin(one))));
        }
    }

    public void spend(FundSpends.Draft draft, FundSpends.Second second, Consumer<Throwable> wrong, Consumer<Ledger.Spend> done) {
        command(() -> spending.spend(draft, second), wrong, made -> {
            trace(made.id());
            done.accept(made);
        });
    }

    public void unspend(Ledger.Spend spend, String reason, FundSpends.Second second, Consumer<Throwable> wrong) {
        command(() -> spending.unspend(spend.id(), reason, second), wrong, made -> trace(made.id()));
    }

    public void rule(FeeArea area, Pot to, String percent, LocalDate from, String basis, Consumer<Throwable> wrong) {
        command(() -> {
            if (area == null || to == null || from == null) {
                throw new UserError("error.fund.ruleBlank");
            }
            fund.setRule(area, to.project().id(), percent(percent), from, basis);
            return true;
        }, wrong, done -> side.set(null));
    }

    private static BigDecimal percent(String typed) {
        try {
            return new BigDecimal(typed.strip().replace("%", ""));
        } catch (NumberFormatException unreadable) {
            throw new UserError(unreadable, "error.fund.share", typed);
        }
    }

    public void project(String name, String purpose, Consumer<Throwable> wrong) {
        command(() -> fund.addProject(name, purpose, fund.today()), wrong, done -> side.set(null));
    }

    public void end(Pot pot, Consumer<Throwable> wrong) {
        command(() -> fund.endProject(pot.project().id(), pot.project().version(), fund.today()), wrong, done -> {});
    }

    public void close(YearMonth which, Consumer<Throwable> wrong, Consumer<Ledger.Month> done) {
        command(() -> fund.closeMonth(which), wrong, closed -> {
            side.set(null);
            done.accept(closed);
        });
    }

    private <T> void command(Supplier<T> what, Consumer<Throwable> wrong, Consumer<T> done) {
        work.run(what, result -> {
            load();
            done.accept(result);
        }, wrong);
    }

    /** Shows the month's public notice. */
    public void notice() {
        YearMonth of = month.get();
        work.read("fund.side", () -> papers.notice(of.atDay(1), of.atEndOfMonth(), unit.get().name(), unit.get().phone()),
                sheet -> side.set(new Side.Paper(sheet, Texts.text("fund.notice.file", of))));
    }

    /** Writes the month's notice with its book as a workbook. */
    public void workbook(Path target, Consumer<Path> done) {
        YearMonth of = month.get();
        work.run(() -> papers.noticeBook(of.atDay(1), of.atEndOfMonth(), unit.get().name(), target), done);
    }

    /** Writes the whole journal as Beancount text. */
    public void journal(Path target, Consumer<Path> done) {
        work.run(() -> {
            try {
                return Files.writeString(target, fund.beancount(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UserError(e, "error.file.notWritten", target.getFileName());
            }
        }, done);
    }

    /** @return SHA-256 of a voucher's photo, for {@link FundSpends.Draft}. */
    static String seal(Path photo) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(photo)));
        } catch (IOException e) {
            throw new UncheckedIOException(photo.toString(), e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
