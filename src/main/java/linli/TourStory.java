package linli;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.activities.Activity;
import linli.activities.ActivityList;
import linli.base.text.Texts;
import linli.base.value.FocusGroup;
import linli.base.value.Money;
import linli.base.value.PartialDate;
import linli.base.value.PayMethod;
import linli.base.value.UserClass;
import linli.calls.Call;
import linli.enrolments.Enrolment;
import linli.matching.Ranking.Match;
import linli.needs.Need;
import linli.needs.NeedChannel;
import linli.talent.Talent;
import linli.tariffs.TariffsModel;
import linli.venues.Booking;

/**
 * The founding story on the sample data, chapter by chapter: what is missing, the teacher whom five neighbours name, the room
 * that stands empty, and the class of four that opens.
 */
final class TourStory {
    private static final int CHILDREN = 4;
    private static final int WEEKS = 12;
    private final Wiring house;
    private final Chapter chapter;

    /** Shows a page and takes its picture. */
    interface Chapter {
        void show(String page, Object argument, String picture);
    }

    TourStory(Wiring house, Chapter chapter) {
        this.house = house;
        this.chapter = chapter;
    }

    /** The commercial tenant pays the public tariff and the social organisation nothing; what it was spared is shown. */
    private void rents() {
        house.venues().rooms().stream().filter(room -> room.name().equals(Texts.text("tour.rent.room"))).findFirst().ifPresent(room -> {
            LocalDate tomorrow = LocalDate.now(house.clock()).plusDays(1);
            for (UserClass of : List.of(UserClass.COMMERCIAL, UserClass.SOCIAL_ORG)) {
                house.venues().free(room.id(), tomorrow, tomorrow.plusDays(WEEKS), null, LocalTime.of(9, 0), LocalTime.of(11, 0), 0).stream().findFirst()
                        .ifPresent(free -> rented(house.rents().book(Booking.wish(room.id(), free.day(), free.from(), free.to(), Texts.text("tour.rent.purpose"), of,
                                Booking.Who.other(Texts.text(of == UserClass.COMMERCIAL ? "tour.rent.tenant" : "tour.rent.club"), null)), true, null)));
            }
        });
        chapter.show("tariffs", TariffsModel.TariffView.SPARED, "story-5-tariff");
    }

    /** What it costs; who has to pay does so, and the receipt is shown. */
    private void rented(Booking booking) {
        chapter.show("venues", booking.id(), booking.userClass() == UserClass.COMMERCIAL ? "story-5-tenant" : "story-5-club");
        Map<Long, Money> open = new LinkedHashMap<>();
        house.rents().of(List.of(booking.id())).lines().stream().filter(due -> due.open().fen() > 0).forEach(due -> open.put(due.charge().id(), due.open()));
        if (!open.isEmpty()) {
            Money sum = open.values().stream().reduce(Money.ZERO, Money::plus);
            chapter.show("till", house.money().till().pay(house.rents().payerOf(booking), open, Map.of(PayMethod.TRANSFER, sum), null).no(), "story-5-receipt");
        }
    }

    /** Four children in one class, a year later three bands and more than twenty: one curve over all of them. */
    private void grown() {
        house.activities().list(ActivityList.Filter.ALL).rows().stream().filter(row -> row.parentId() != null && row.held() > 0).findFirst()
                .ifPresent(row -> chapter.show("activity", row.id(), "story-4-bands"));
    }

    /** A month of canteen meals: who is to be phoned, the month's claim, and the meals behind it. */
    private void canteen() {
        chapter.show("meals", "calls", "story-6-calls");
        house.canteen().claims().claims().stream().findFirst().ifPresent(claim -> chapter.show("subsidies", claim.month(), "story-6-claim"));
    }

    /** Tells it; a sample without the teacher tells only what is missing. */
    void tell() {
        rents();
        canteen();
        grown();
        chapter.show("themes", "GAP.VENUE", "story-1-themes");
        Call call = house.supply().calls().draft(List.of(new Call.Gap("ART.CALLI", 2, Set.of(FocusGroup.CHILD), List.of(), ""), new Call.Gap("ART.CHESS", 1, Set.of(), List.of(), "")));
        house.supply().calls().publish(call.id(), call.version());
        chapter.show("calls", call.id(), "story-1-call");
        var found = house.supply().talents().search(Texts.text("tour.story.teacher"), 1);
        if (found.isEmpty()) {
            return;
        }
        long teacher = found.getFirst().id();
        paused(teacher);
        chapter.show("talents", teacher, "story-2-talent");
        Need need = house.needs().register(new Need.Draft(Need.Asker.ANONYMOUS, Texts.text("tour.story.need"), NeedChannel.WINDOW, null, null, null, null));
        chapter.show("need", need.id(), "story-3-need");
        Match match = house.supply().matches().rank(need.id()).matches().stream().filter(one -> one.supply().name().equals(found.getFirst().name())).findFirst().orElse(null);
        if (match == null || match.room() == null) {
            return;
        }
        house.supply().matches().accept(need.id(), match, "", false);
        Talent back = house.supply().talents().get(teacher);
        if (back.status() == Talent.PoolStatus.PAUSED) {
            house.supply().talents().resume(teacher, back.version(), Texts.text("tour.story.room", match.room().name()));
        }
        chapter.show("activity", course(need, teacher, match), "story-4-class");
    }

    private void paused(long id) {
        Talent teacher = house.supply().talents().get(id);
        if (teacher.status() == Talent.PoolStatus.CANDIDATE) {
            teacher = house.supply().talents().approve(id, teacher.version());
        }
        if (teacher.status() == Talent.PoolStatus.POOL) {
            house.supply().talents().pause(id, teacher.version(), Talent.Pause.VENUE, Texts.text("tour.story.pause"));
        }
    }

    private long course(Need need, long teacher, Match match) {
        LocalDate start = LocalDate.now(house.clock()).plusDays(1);
        Activity course = house.activities().open(Activity.Plan.of(Texts.text("tour.story.class"), 8, start, start.plusWeeks(WEEKS), List.of(match.lesson())).domain("ART.PAINT")
                .groups(Set.of(FocusGroup.CHILD)).ages(6, 12).supply(new Activity.Supply(null, teacher, null, match.supply().name())).place(match.room().id(), match.room().name()),
                List.of(need.id()), false);
        for (int child = 1; child <= CHILDREN; child++) {
            house.enrolments().enrol(course.id(), new Enrolment.Person(null, Texts.text("tour.story.child", child), "1380000010" + child,
                    PartialDate.day(start.minusYears(8).minusMonths(child))), false);
        }
        return course.id();
    }
}
