package linli.needs;

import java.util.List;

/** Where a need stands on its way from being taken down to the call that asks whether it helped. */
public enum NeedStatus {
    REGISTERED, SORTED, ASSIGNED, SERVING, REPLIED, REVISITED, MERGED, VOID;

    /** The way every need goes, in order. */
    public static final List<NeedStatus> WAY = List.of(REGISTERED, SORTED, ASSIGNED, SERVING, REPLIED, REVISITED);

    /** The steps in which the resident still waits for an answer; a due date counts only here. */
    public static final List<NeedStatus> WAITING = List.of(REGISTERED, SORTED, ASSIGNED, SERVING);

    /** @return whether somebody still has something to do. */
    public boolean open() {
        return waiting() || this == REPLIED;
    }

    /** @return whether the resident still waits for an answer. */
    public boolean waiting() {
        return WAITING.contains(this);
    }

    /** @return this one, or the other when it lies further along the way. */
    NeedStatus orLater(NeedStatus other) {
        return other.ordinal() > ordinal() ? other : this;
    }
}
