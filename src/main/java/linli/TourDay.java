package linli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.PayMethod;
import linli.base.value.UserClass;
import linli.billing.Charge;
import linli.billing.FeeItem;
import linli.billing.Till;
import linli.needs.Need;
import linli.needs.NeedCategories;
import linli.needs.NeedList;
import linli.needs.Needs;
import linli.residents.Residents;

/** Some days' work on the sample needs, so that the tour's pictures show every state, and something late. */
final class TourDay {
    private static final int STATES = 6;
    private static final int PAYERS = 8;

    private final Wiring house;
    private final NeedCategories words;
    private final List<String> owners = List.of(Texts.text("tour.owners").split("\\|"));

    TourDay(Wiring house) {
        this.house = house;
        this.words = house.needs().categories();
    }

    void work() {
        house.store().db().write(this::money);
        List<NeedList.Row> rows = house.needs().list(NeedList.Filter.ALL).rows();
        house.store().db().write(() -> {
            for (int i = 0; i < rows.size(); i++) {
                try {
                    work(rows.get(i), i);
                } catch (UserError notThisOne) {
                    // A sample dated after the clock's day, say: it stays as it came in.
                    continue;
                }
            }
        });
    }

    /** Some charges of today, most of them paid. */
    private void money() {
        LocalDate today = LocalDate.now(house.clock());
        FeeItem first = house.money().tariffs().items().stream().filter(item -> item.kind() == FeeItem.ItemKind.LOW_FEE).findFirst().orElse(null);
        if (first == null || house.money().tariffs().inForce(today).isEmpty()) {
            return;
        }
        List<Residents.Row> people = house.residents().search(Texts.text("tour.payers"), PAYERS);
        for (int i = 0; i < people.size(); i++) {
            Charge.Payer payer = new Charge.Payer(people.get(i).id(), null, people.get(i).name());
            Charge charge = house.money().till().charge(Till.Draft.of(payer, first.code(), UserClass.RESIDENT, 1000, today, ""), null);
            if (i % 3 != 0) {
                house.money().till().pay(payer, Map.of(charge.id(), charge.net()), Map.of(PayMethod.values()[i % 2], charge.net()), null);
            }
        }
    }

    private void work(NeedList.Row row, int i) {
        long id = row.id();
        Instant worked = row.receivedAt().plus(Duration.ofDays(1 + i % 5));
        Clock then = Clock.fixed(worked.isBefore(house.clock().instant()) ? worked : row.receivedAt(), house.clock().getZone());
        Needs needs = new Needs(house.store().db(), then, () -> owners.get(i % owners.size()));
        Need need = needs.get(id);
        NeedCategories.Suggestion suggestion = words.suggest(need.body()).orElse(new NeedCategories.Suggestion(words.names().getLast(), null, List.of()));
        need = needs.sort(id, need.version(), suggestion.category(), suggestion.group());
        // What came in long ago is mostly done; the last fortnight's stands at every step.
        boolean old = row.receivedAt().isBefore(house.clock().instant().minus(Duration.ofDays(24)));
        int state = old && i % 15 != 0 ? STATES - 1 : i % STATES;
        if (state == 0) {
            return;
        }
        LocalDate day = LocalDate.now(then);
        need = needs.assign(id, need.version(), owners.get(i % owners.size()), day.plusDays(2 + i % 7));
        if (state == 1) {
            return;
        }
        need = needs.start(id, need.version(), null);
        if (state == 2) {
            return;
        }
        need = needs.reply(id, need.version(), Texts.text("tour.reply"), day);
        if (state >= 4) {
            needs.revisit(id, need.version(), i % 9 == 4 ? 0 : 4 + i % 2, null);
        }
    }
}
