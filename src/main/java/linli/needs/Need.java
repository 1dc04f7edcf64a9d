package linli.needs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import linli.base.value.FocusGroup;

/**
 * 民情需求: one thing a resident asks for.
 *
 * @param no number given at the desk, year-sequence, e.g. 2026-0412
 * @param receivedAt when the resident said it (not when it was typed)
 * @param version for optimistic locking, from 1
 */
public record Need(long id, String no, Instant receivedAt, NeedChannel channel, Asker asker, String body,
                   Progress progress, Source source, long version) {

    /** Who asks. */
    public enum AskerKind { RESIDENT, VISITOR, ANONYMOUS }

    /**
     * @param residentId set for RESIDENT only
     * @param name the resident's name, otherwise as given (may be a nickname), or null
     * @param phone as given with the need, unmasked, or null
     * @param place estate as given with the need, or null
     */
    public record Asker(AskerKind kind, Long residentId, String name, String phone, String place) {
        /** Somebody who does not want to be named. */
        public static final Asker ANONYMOUS = new Asker(AskerKind.ANONYMOUS, null, null, null, null);

        /** @return the asker who is in the list of residents. */
        public static Asker resident(long id, String name) {
            return new Asker(AskerKind.RESIDENT, id, name, null, null);
        }

        /** @return somebody who is not in the list; name and phone may be null. */
        public static Asker visitor(String name, String phone) {
            return new Asker(AskerKind.VISITOR, null, name, phone, null);
        }
    }

    /**
     * How far it has come.
     *
     * @param category name from the centre's list, or null before it is sorted
     * @param satisfaction 5 very satisfied … 1 not at all, 0 could not be reached, null not asked yet
     * @param closedOn day of the closing call, or null
     */
    public record Progress(NeedStatus status, String category, FocusGroup group, String owner, LocalDate dueOn,
                           String reply, LocalDate repliedOn, Integer satisfaction, LocalDate closedOn) {

        static Progress start(LocalDate dueOn) {
            return new Progress(NeedStatus.REGISTERED, null, null, null, dueOn, null, null, null, null);
        }

        Progress due(LocalDate on) {
            return new Progress(status, category, group, owner, on, reply, repliedOn, satisfaction, closedOn);
        }

        Progress at(NeedStatus next) {
            return new Progress(next, category, group, owner, dueOn, reply, repliedOn, satisfaction, closedOn);
        }

        Progress sorted(String newCategory, FocusGroup newGroup) {
            return new Progress(status.orLater(NeedStatus.SORTED), newCategory, newGroup, owner, dueOn, reply,
                    repliedOn, satisfaction, closedOn);
        }

        Progress assigned(String newOwner, LocalDate newDue) {
            return new Progress(NeedStatus.ASSIGNED, category, group, newOwner, newDue, reply, repliedOn, satisfaction,
                    closedOn);
        }

        Progress replied(String text, LocalDate on) {
            return new Progress(NeedStatus.REPLIED, category, group, owner, dueOn, text, on, null, null);
        }

        Progress revisited(int answer, LocalDate on) {
            return new Progress(NeedStatus.REVISITED, category, group, owner, dueOn, reply, repliedOn, answer, on);
        }

        /** The way back from closed: as far as its fields allow, with the answer taken away. */
        Progress reopened() {
            NeedStatus back = owner != null ? NeedStatus.ASSIGNED
                    : category != null ? NeedStatus.SORTED : NeedStatus.REGISTERED;
            return new Progress(back, category, group, owner, dueOn, reply, repliedOn, null, null);
        }
    }

    /**
     * Where it was read from; all null when typed at the desk.
     *
     * @param row row number as the spreadsheet program shows it
     * @param key tells the same suggestion again, text and all
     * @param slot tells the same suggestion with another text
     */
    public record Source(String file, String sha256, Integer row, String key, String slot, Long run) {
        static final Source DESK = new Source(null, null, null, null, null, null);
    }

    /**
     * What the form takes down, at most six fields.
     *
     * @param owner may be null: then nobody has it yet
     * @param dueOn null = today and the setting's days
     */
    public record Draft(Asker asker, String body, NeedChannel channel, String category, FocusGroup group, String owner,
                        LocalDate dueOn) {}

    /** One entry of a need's story. */
    public record Step(Instant at, String staffName, NeedStatus status, String note) {}

    public NeedStatus status() {
        return progress.status();
    }

    /** @return days past the due date, 0 when not late. An answered need is not late any more. */
    public long lateDays(LocalDate today) {
        return lateDays(status(), progress.dueOn(), today);
    }

    static long lateDays(NeedStatus status, LocalDate dueOn, LocalDate today) {
        return dueOn == null || !status.waiting() ? 0 : Math.max(0, ChronoUnit.DAYS.between(dueOn, today));
    }

    Need with(Progress next) {
        return new Need(id, no, receivedAt, channel, asker, body, next, source, version);
    }

    Need with(Asker newAsker) {
        return new Need(id, no, receivedAt, channel, newAsker, body, progress, source, version);
    }

    Need with(String newBody, Source newSource) {
        return new Need(id, no, receivedAt, channel, asker, newBody, progress, newSource, version);
    }

    /** @return the first words of the text, for a title. */
    public String title() {
        return title(body, 24);
    }

    /** @return the text's first line or clause, at most so many characters. */
    static String title(String body, int most) {
        String line = body.strip().lines().findFirst().orElse("");
        return line.length() <= most ? line : line.substring(0, most) + "…";
    }
}
