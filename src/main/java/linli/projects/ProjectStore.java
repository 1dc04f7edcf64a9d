package linli.projects;

import static linli.schema.Tables.PROJECT;
import static linli.schema.Tables.PROJECT_STEP;
import static org.jooq.impl.DSL.max;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import linli.base.db.Db;
import linli.base.value.SourcingBatch;
import linli.base.value.Money;
import linli.base.value.WeekSlot;
import linli.projects.Project.ProjectFee;
import linli.projects.Project.ProjectStatus;
import linli.projects.Project.ProjectVenue;
import linli.schema.tables.records.ProjectRecord;
import org.jooq.Record;

/** Keeps projects and their status by day. */
final class ProjectStore {
    private final Db db;
    private final Clock clock;

    ProjectStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    long insert(Project project, String staff) {
        ProjectRecord row = db.writing().newRecord(PROJECT);
        fill(row, project, staff);
        row.setImportRun(project.run());
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    boolean update(Project project, String staff) {
        ProjectRecord row = new ProjectRecord();
        fill(row, project, staff);
        row.setVersion(project.version() + 1);
        return db.writing().update(PROJECT).set(row).where(PROJECT.ID.eq(project.id())).and(PROJECT.VERSION.eq(project.version())).execute() == 1;
    }

    private void fill(ProjectRecord row, Project project, String staff) {
        Project.Face face = project.face();
        row.setName(face.name());
        row.setNameKey(ProjectList.key(face.name()));
        row.setSearchKey(ProjectList.searchKey(face));
        row.setPartnerId(face.giver().partnerId());
        row.setSourceUnit(orNull(face.giver().sourceUnit()));
        row.setDomain(face.domain());
        row.setAudience(orNull(face.audience().words()));
        row.setFocusGroups(face.audience().stored());
        row.setAgeFrom(face.audience().ageFrom());
        row.setAgeTo(face.audience().ageTo());
        row.setFrequency(orNull(face.frequency()));
        row.setSlots(WeekSlot.store(face.slots()));
        row.setVenueKind(face.venueKind().name());
        row.setVenue(orNull(face.venue()));
        row.setFee(face.price().fee().name());
        row.setPriceFen(face.price().amount() == null ? null : face.price().amount().fen());
        row.setPriceUnit(orNull(face.price().unit()));
        row.setSeats(face.seats());
        row.setStartsOn(face.starts());
        row.setEndsOn(face.ends());
        row.setCommunity(face.community());
        row.setBatch(face.batch().name());
        row.setBrand(orNull(face.brand()));
        row.setRemark(orNull(face.remark()));
        row.setStatus(project.status().now().name());
        row.setStatusSince(project.status().since());
        row.setStatusReason(orNull(project.status().reason()));
        row.setVerifiedOn(project.proof().verifiedOn());
        row.setVerifiedBy(project.proof().verifiedBy());
        row.setSavedAt(OffsetDateTime.now(clock));
        row.setSavedBy(staff);
        row.setTouched(db.commitNo());
    }

    boolean verify(long id, long version, LocalDate on, String staff) {
        return db.writing().update(PROJECT).set(PROJECT.VERIFIED_ON, on).set(PROJECT.VERIFIED_BY, staff).set(PROJECT.TOUCHED, db.commitNo())
                .set(PROJECT.VERSION, version + 1).where(PROJECT.ID.eq(id)).and(PROJECT.VERSION.eq(version)).execute() == 1;
    }

    /** @return the row as it stands, for undoing an import. */
    String keep(long id) {
        Map<String, Object> row = db.sql().selectFrom(PROJECT).where(PROJECT.ID.eq(id)).fetchSingle().intoMap();
        row.replaceAll((column, value) -> value == null || value instanceof Number ? value : value.toString());
        try {
            return new ObjectMapper().writeValueAsString(row);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    /**
     * Puts a row back as it was kept; a status that an import had set is taken out of the days too.
     *
     * @param version the version it gets, or 0 for the one it had, so that the import before can be taken back too
     */
    void restore(long id, String kept, long version) {
        ProjectRecord now = db.writing().selectFrom(PROJECT).where(PROJECT.ID.eq(id)).fetchSingle();
        String status = now.getStatus();
        try {
            now.fromMap(new ObjectMapper().readValue(kept, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
        now.setTouched(db.commitNo());
        now.setVersion(version == 0 ? now.getVersion() : version);
        now.update();
        if (!status.equals(now.getStatus())) {
            long last = db.writing().select(max(PROJECT_STEP.ID)).from(PROJECT_STEP).where(PROJECT_STEP.PROJECT_ID.eq(id)).fetchSingle().value1();
            db.writing().deleteFrom(PROJECT_STEP).where(PROJECT_STEP.ID.eq(last)).execute();
            long before = db.writing().select(max(PROJECT_STEP.ID)).from(PROJECT_STEP).where(PROJECT_STEP.PROJECT_ID.eq(id)).fetchSingle().value1();
            db.writing().update(PROJECT_STEP).setNull(PROJECT_STEP.UNTIL_ON).where(PROJECT_STEP.ID.eq(before)).execute();
        }
    }

    void remove(long id) {
        db.writing().deleteFrom(PROJECT_STEP).where(PROJECT_STEP.PROJECT_ID.eq(id)).execute();
        db.writing().deleteFrom(PROJECT).where(PROJECT.ID.eq(id)).execute();
    }

    /** Ends the present status on the day and begins the next. */
    void step(long project, ProjectStatus status, LocalDate since, String reason, String staff) {
        db.writing().update(PROJECT_STEP).set(PROJECT_STEP.UNTIL_ON, since)
                .where(PROJECT_STEP.PROJECT_ID.eq(project)).and(PROJECT_STEP.UNTIL_ON.isNull()).execute();
        db.writing().insertInto(PROJECT_STEP).set(PROJECT_STEP.PROJECT_ID, project).set(PROJECT_STEP.STATUS, status.name())
                .set(PROJECT_STEP.SINCE_ON, since).set(PROJECT_STEP.REASON, orNull(reason)).set(PROJECT_STEP.STAFF_NAME, staff)
                .set(PROJECT_STEP.AT, OffsetDateTime.now(clock)).execute();
    }

    /** @param partnerName the present name of who gives it, or null */
    static Project project(Record any, String partnerName) {
        ProjectRecord row = any.into(PROJECT);
        Project.Face face = new Project.Face(row.getName(), new Project.Giver(row.getPartnerId(), text(partnerName), text(row.getSourceUnit())),
                row.getDomain(), new Project.Audience(text(row.getAudience()), Project.Audience.read(row.getFocusGroups()), row.getAgeFrom(), row.getAgeTo()),
                text(row.getFrequency()), WeekSlot.stored(row.getSlots()), ProjectVenue.valueOf(row.getVenueKind()), text(row.getVenue()),
                new Project.Price(ProjectFee.valueOf(row.getFee()), row.getPriceFen() == null ? null : new Money(row.getPriceFen()), text(row.getPriceUnit())),
                row.getSeats(), row.getStartsOn(), row.getEndsOn(), row.getCommunity(), SourcingBatch.valueOf(row.getBatch()), text(row.getBrand()), text(row.getRemark()));
        return new Project(row.getId(), face, new Project.Status(ProjectStatus.valueOf(row.getStatus()), row.getStatusSince(), text(row.getStatusReason())),
                new Project.Proof(row.getVerifiedOn(), row.getVerifiedBy(), row.getSavedAt().toInstant(), row.getSavedBy()), row.getImportRun(), row.getVersion());
    }

    static String text(String stored) {
        return stored == null ? "" : stored;
    }

    static String orNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
