package linli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import linli.base.text.Texts;
import linli.base.ui.Memory;
import linli.base.ui.Page;
import linli.base.ui.Work;
import linli.base.value.UserClass;
import linli.billing.BillingPapers;
import linli.billing.Charge;
import linli.billing.TillModel;
import linli.billing.TillPage;
import linli.fund.FundModel;
import linli.fund.FundPage;
import linli.shell.Badge;
import linli.shell.Section;
import linli.shell.Shell;
import linli.tariffs.TariffsModel;
import linli.tariffs.TariffsPage;

/** The pages about money: the till, what is charged and who is spared, and the fund that gives back. */
final class MoneyPages {
    private static final int PEOPLE = 8;

    private final Wiring house;
    private final TillPage till;
    private final FundPage fund;
    private final TariffsPage tariffs;

    /** @param show opens a written file with the system's own program */
    MoneyPages(Wiring house, Shell shell, Work work, Memory memory, Consumer<Path> show) {
        this.house = house;
        MoneyDesk money = house.money();
        till = new TillPage(shell, new TillModel(money.till(), money.tariffs(), money.takings(), money.papers(), work, this::payers, () -> MoneyText.issuer(house)));
        tariffs = new TariffsPage(shell, new TariffsModel(money.tariffs(), money.takings(), money.papers(), work, house.clock(), this::payers, () -> MoneyText.issuer(house)), memory, show);
        fund = new FundPage(shell, new FundModel(money.fund(), money.spends(), money.fundPapers(), work, () -> {
            BillingPapers.Issuer issuer = MoneyText.issuer(house);
            return new FundModel.Unit(issuer.name(), issuer.phone());
        }), memory, show);
    }

    /** @return the till's place among the pages of the front desk. */
    Section.Entry front() {
        return new Section.Entry(Texts.text("shell.nav.till"), till);
    }

    /** @return this part of the navigation from top to bottom. */
    List<Section.Entry> entries() {
        return List.of(new Section.Entry(Texts.text("shell.nav.tariffs"), tariffs), new Section.Entry(Texts.text("shell.nav.fund"), fund));
    }

    /** @return pages of one record, which are reached from others. */
    List<Page> one() {
        return List.of();
    }

    /** @return pages of one record with a record worth a picture; reads the store. */
    Map<String, Object> details() {
        return Map.of();
    }

    /** @return counts beside the navigation's words; read in the background. */
    Map<String, Badge> badges() {
        return Map.of();
    }

    /** @return residents and partners who may pay. */
    private List<TillModel.Found> payers(String text) {
        Stream<TillModel.Found> residents = house.residents().search(text, PEOPLE).stream()
                .map(row -> new TillModel.Found(new Charge.Payer(row.id(), null, row.name()), row.place() + " " + row.phone(), UserClass.RESIDENT));
        Stream<TillModel.Found> partners = house.supply().partners().search(text, PEOPLE).stream()
                .map(row -> new TillModel.Found(new Charge.Payer(null, row.id(), row.name()), Texts.of(row.kind()), null));
        return Stream.concat(residents, partners).limit(2 * PEOPLE).toList();
    }
}
