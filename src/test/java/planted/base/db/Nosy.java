package planted.base.db;

import planted.needs.Needs;

/** Breaks: base knows a feature. */
final class Nosy {
    Needs needs;
}
