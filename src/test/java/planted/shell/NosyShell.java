package planted.shell;

import planted.needs.Needs;

/** Breaks: the shell knows a feature. */
final class NosyShell {
    Needs needs;
}
