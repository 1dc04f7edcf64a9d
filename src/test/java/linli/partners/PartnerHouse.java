package linli.partners;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.value.Money;
import linli.base.value.SourcingBatch;
import linli.base.value.WeekSlot;
import linli.exchange.Imports;
import linli.partners.Partner.PartnerKind;
import linli.partners.Partner.PartnerStatus;
import linli.partners.Partner.Registration;
import linli.projects.Project;
import linli.projects.Project.ProjectFee;
import linli.projects.Project.ProjectStatus;
import linli.projects.Project.ProjectVenue;
import linli.projects.Projects;

/** Partners and projects over a store in memory, for the tests of both. */
public final class PartnerHouse implements AutoCloseable {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    public static final String CODE = "52330481XNDM00040M";

    public final Db db = TestStore.open();
    public final TestClock clock = new TestClock();
    public final Trail trail = new Trail(db, clock, () -> new Actor("zhou", "周老师"));
    public final Projects projects = new Projects(db, clock, trail);
    public final Partners partners = new Partners(db, clock, trail, projects::follow);
    public final Imports imports = new Imports(db, clock, trail, List.of(partners.sheet(), projects.sheet()));

    /** A clock to be set. */
    public static final class TestClock extends Clock {
        private LocalDate today = TODAY;

        public void to(LocalDate day) {
            today = day;
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
            return today.atTime(9, 2).atZone(getZone()).toInstant();
        }
    }

    /** @return what the form would hand over. */
    public static Partner.Face face(String name, PartnerKind kind, String uscc) {
        return new Partner.Face(name, kind, kind == PartnerKind.SOCIAL ? uscc.isEmpty() ? Registration.FILED : Registration.REGISTERED : null, uscc, "",
                "沈秀英", "13800001234", "丰收路 8 号", "丰收社区", SourcingBatch.BRING, "", LocalDate.of(2026, 3, 1), "");
    }

    public Partner partner(String name, PartnerKind kind) {
        return partners.add(face(name, kind, ""), PartnerStatus.LISTED);
    }

    /** A class on Saturday afternoons. */
    public static Project.Face course(String name, Long partner) {
        return new Project.Face(name, new Project.Giver(partner, null, partner == null ? "市文化馆" : ""), "ART.PAINT",
                new Project.Audience("小学生", java.util.Set.of(linli.base.value.FocusGroup.CHILD), 6, 12), "每周一次",
                WeekSlot.parse("周六 14:00-16:00").orElseThrow(), ProjectVenue.NEEDED, "", Project.Price.FREE, 20, LocalDate.of(2026, 9, 1),
                LocalDate.of(2027, 1, 31), "丰收社区", SourcingBatch.DIG, "", "");
    }

    public Project project(String name, Long partner) {
        return projects.add(course(name, partner), ProjectStatus.OPEN);
    }

    public static Project.Face priced(Project.Face face, long yuan) {
        return new Project.Face(face.name(), face.giver(), face.domain(), face.audience(), face.frequency(), face.slots(), face.venueKind(), face.venue(),
                new Project.Price(ProjectFee.LOW_FEE, Money.yuan(yuan), "元/课时"), face.seats(), face.starts(), face.ends(), face.community(), face.batch(),
                face.brand(), face.remark());
    }

    @Override
    public void close() {
        db.close();
    }
}
