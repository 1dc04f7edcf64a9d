package linli.incubation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.value.Money;
import linli.exchange.Imports;
import linli.incubation.Team.Face;
import linli.incubation.Team.Founder;
import linli.incubation.Team.FounderPart;
import linli.incubation.Team.TeamStage;
import linli.partners.PartnerHouse;
import linli.venues.Booking;
import linli.venues.Room;
import linli.venues.Venues;

/** Teams over a store in memory, with one room that costs ten yuan an hour from June on. */
public final class TeamHouse implements AutoCloseable {
    public static final LocalDate TODAY = PartnerHouse.TODAY;

    public final Db db = TestStore.open();
    public final PartnerHouse.TestClock clock = new PartnerHouse.TestClock();
    public final Trail trail = new Trail(db, clock, () -> new Actor("zhou", "周老师"));
    public final Venues venues = new Venues(db, clock, () -> "周老师", bookings -> Booking.Ties.NONE);
    public final Teams teams = new Teams(db, clock, trail, venues, (room, day) -> day.isBefore(LocalDate.of(2026, 6, 1)) ? Optional.empty()
            : Optional.of(new TeamBook.Rate(Money.yuan(10), "小时", false, "第 1 版收费标准")));
    public final Imports imports = new Imports(db, clock, trail, List.of(teams.sheet()));
    public final Room room = venues.save(Room.named("创工坊工位区", 24));

    public static Face face(String name) {
        return new Face(name, "电商", "皮革手作网店", "招募令", LocalDate.of(2026, 3, 2), "");
    }

    /** @param docKind and {@code docNo}: may be "" */
    public static Founder founder(String name, FounderPart part, String docKind, String docNo) {
        return new Founder(0, 0, name, part, null, docKind, docNo, "13800000481", null, null, 1);
    }

    public Team team(String name) {
        return teams.add(face(name), TeamStage.HOUSED, List.of(founder("查晓东", FounderPart.LEAD, "", ""), founder("PETER NOVAK", FounderPart.MEMBER, "普通护照", "X9800001")));
    }

    /** @return the shipped way, all of one colleague, from a day on. */
    public List<TeamStep> planned(long team, String owner, LocalDate from) {
        return teams.steps().plan(team, teams.steps().propose(owner, from));
    }

    @Override
    public void close() {
        db.close();
    }
}
