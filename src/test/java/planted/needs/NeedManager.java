package planted.needs;

/** Breaks: a name that says nothing. */
final class NeedManager {}
