package planted.venues;

import planted.needs.Needs;

/** Breaks: the cycle venues → needs → venues. */
public final class Venues {
    public Needs needs;
}
