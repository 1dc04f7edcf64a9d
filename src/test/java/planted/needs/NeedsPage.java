package planted.needs;

/** Breaks: a Page that sees a Store. */
final class NeedsPage {
    NeedStore store;
}
