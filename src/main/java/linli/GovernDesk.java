package linli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import linli.accounts.Accounts;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.value.FocusGroup;
import linli.base.value.Money;
import linli.base.value.UserClass;
import linli.base.value.WeekSlot;
import linli.billing.FeeItem;
import linli.billing.Tariff;
import linli.billing.Tariffs;
import linli.checklists.Checklists;
import linli.incubation.TeamBook;
import linli.incubation.Teams;
import linli.inspections.Inspections;
import linli.matching.Ask;
import linli.matching.Ranking;
import linli.plans.Plans;
import linli.standings.Standing;
import linli.standings.Standings;
import linli.supplies.Supply;
import linli.tables.Tables;
import linli.venues.Venues;
import linli.volunteers.Volunteers;

/** The front doors about keeping promises: revisits, who comes in and who goes out, start-ups, the three lists. */
record GovernDesk(Standings standings, Inspections inspections, Teams teams, Plans plans) {
    private static final int PROPOSED = 3;

    static GovernDesk of(Db db, Clock clock, Accounts accounts, SupplyDesk supply, Venues venues, MoneyDesk money, Tables tables, Volunteers volunteers) {
        Standings standings = new Standings(db, clock, accounts.trail(), supply.partners(), new Standings.Ties(
                (login, password) -> accounts.confirm(login.strip(), password),
                orphan -> instead(supply, orphan),
                (bookings, reason) -> venues.cancel(bookings, reason)));
        Teams teams = new Teams(db, clock, accounts.trail(), venues, (room, day) -> rate(money.tariffs(), room, day));
        return new GovernDesk(standings, new Inspections(db, clock, accounts.trail(), supply.partners(), new Checklists(db, clock, () -> accounts.actor().name())), teams,
                new Plans(db, clock, accounts.trail(), new PlanFigures(tables, teams, clock), PlanSources.of(supply, venues, volunteers, money.fund())));
    }

    /** @return the public price of a room: what residents pay or, where they pay nothing, what companies do. An item belongs to a room by its name. */
    static Optional<TeamBook.Rate> rate(Tariffs tariffs, String room, LocalDate day) {
        Optional<Tariff> tariff = tariffs.inForce(day);
        Optional<Tariffs.Row> row = tariff.flatMap(one -> tariffs.rows(one).stream().filter(item -> item.item().name().equals(room)).findFirst());
        for (UserClass of : List.of(UserClass.RESIDENT, UserClass.COMMERCIAL)) {
            Optional<Money> price = row.flatMap(one -> one.price(of)).filter(money -> money.fen() > 0);
            if (price.isPresent()) {
                FeeItem item = row.get().item();
                return Optional.of(new TeamBook.Rate(price.get(), Texts.of(item.unit()), item.unit() == FeeItem.FeeUnit.MONTH,
                        Texts.text("incubation.rate.basis", tariff.get().no(), Texts.of(of), price.get().format(), Texts.of(item.unit()))));
            }
        }
        return Optional.empty();
    }

    /** @return up to three others who could give the class, with their scores; "" when there is nobody. */
    static String instead(SupplyDesk supply, Standing.Orphan orphan) {
        if (orphan.domain() == null) {
            return "";
        }
        List<WeekSlot> slots = WeekSlot.stored(orphan.slots());
        FocusGroup group = orphan.groups() == null || orphan.groups().isBlank() ? null : FocusGroup.valueOf(orphan.groups().split(",")[0]);
        boolean aged = orphan.ageFrom() != null || orphan.ageTo() != null;
        Ask ask = new Ask(0, "", orphan.title(), Set.of(orphan.domain()), Set.of(), false, slots, Supply.Week.of(slots),
                new Ask.Ages(orphan.ageFrom(), orphan.ageTo(), aged), group, false, false, true, Math.max(1, orphan.people()), Supply.Where.NOWHERE);
        return supply.matches().rank(ask).matches().stream().filter(match -> other(match, orphan)).limit(PROPOSED)
                .map(match -> Texts.text("standings.instead", match.supply().name(), match.score())).collect(Collectors.joining(Texts.text("standings.comma")));
    }

    private static boolean other(Ranking.Match match, Standing.Orphan orphan) {
        return switch (match.supply().kind()) {
            case CLASS -> match.supply().id() != orphan.activity();
            case PROJECT -> orphan.project() == null || match.supply().id() != orphan.project();
            default -> match.supply().kind() == Supply.Kind.TALENT;
        };
    }
}
