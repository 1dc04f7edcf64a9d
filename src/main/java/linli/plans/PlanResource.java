package linli.plans;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 资源: a record of another list that is meant for the plan.
 *
 * @param record its id in its own list
 * @param name as it was called when it was put in
 * @param endedOn taken out again, or null
 */
public record PlanResource(long id, int year, Long target, ResourceKind kind, long record, String name, String purpose, LocalDate endedOn, String endReason, long version) {
    public enum ResourceKind { ROOM, TALENT, PARTNER, PROJECT, VOLUNTEER, MONEY }

    /** A record of another list. @param state how it stands now, in words; {@code fit} whether it can be counted on */
    public record Found(ResourceKind kind, long id, String name, String state, boolean fit) {}

    /** One of the other lists. */
    public interface Source {
        List<Found> search(String text, int limit);

        /** @return how the record stands now; empty when it is no more there */
        Optional<Found> now(long id);

        /** @return name of the page that shows it. */
        String page();
    }

    /** @param now null when the record is no more there; {@code page} that shows it */
    public record Row(PlanResource resource, Found now, String target, String page) {}
}
