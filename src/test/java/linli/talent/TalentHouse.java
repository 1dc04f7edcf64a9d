package linli.talent;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.value.Phone;
import linli.base.value.SourcingBatch;
import linli.base.value.WeekSlot;

/** A store in memory with a talent pool, for the tests of this and other features. */
public final class TalentHouse implements AutoCloseable {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    /** A clock that a test sets. */
    public static final class TestClock extends Clock {
        private Instant now = TODAY.atTime(9, 2).atZone(getZone()).toInstant();

        public void to(LocalDate day) {
            now = day.atTime(10, 0).atZone(getZone()).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    public final Db db = TestStore.open();
    public final TestClock clock = new TestClock();
    public final Trail trail = new Trail(db, clock, () -> new Actor("zhou", "周老师"));
    public final Talents talents = new Talents(db, clock, trail);

    /** @return a draft with one skill. @param slots as people write them, or null */
    public static Talent.Draft draft(String name, String phone, String code, String slots, boolean consent) {
        return new Talent.Draft(null,
                new Talent.Person(name, Phone.parseAll(phone), Talent.Source.RETIRED, SourcingBatch.DIG, null, null, null, null, List.of(), null),
                new Talent.Offer(List.of(new Talent.Skill(code)), slots == null ? List.of() : WeekSlot.parse(slots).orElseThrow(), List.of(),
                        false, null, 20, Set.of(), null, null), consent);
    }

    /** @return the art teacher whom five residents proposed, in the pool and paused for want of a venue. */
    public Talent lin() {
        for (String[] one : new String[][] {{"林若溪", "13800009001", "钱秀英", "教孩子画画很有耐心"}, {"林若溪", "", "沈桂英", "退休美术老师，墙上的画就是她画的"},
            {"林老师", "138 0000 9001", "高建明", "周末愿意教"}, {"林若溪", "", "王福根", "居民都认识她"}, {"林老师", "", "周丽", "教过我女儿"}}) {
            talents.nominate(new Talent.Nomination(Talent.Proposal.RECOMMENDED, new Talent.By(null, one[2], null), one[0], one[1], null, "ART.PAINT",
                    "美术", one[3], null, TODAY.minusDays(20)));
        }
        Talent found = talents.get(talents.search("林若溪", 1).getFirst().id());
        Talent told = talents.edit(found.id(), found.version(), new Talent.Draft(null, found.person(),
                new Talent.Offer(found.offer().skills(), WeekSlot.parse("周六、周日下午").orElseThrow(), List.of(), false, null, 12,
                        Set.of(linli.base.value.FocusGroup.CHILD), 6, 12), true));
        Talent in = talents.approve(told.id(), told.version());
        return talents.pause(in.id(), in.version(), Talent.Pause.VENUE, "家里太小，想找周末的教室");
    }

    @Override
    public void close() {
        db.close();
    }
}
