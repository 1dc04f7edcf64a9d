package linli.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import linli.base.db.BackupFiles;
import linli.base.db.Manifest;

/**
 * Which backups stay: the newest of each of the last 7 days, 4 weeks and 12 months that have one, and the newest 5 made
 * before something grave and the newest 5 made by hand: what a person asked for does not vanish on the same day.
 */
final class Retention {
    private static final int DAYS = 7;
    private static final int WEEKS = 4;
    private static final int MONTHS = 12;
    private static final int BEFORE = 5;
    private static final List<String> ASKED_FOR = List.of("-before-", "-manual");

    private Retention() {}

    /** @return the zips, newest first, that are not worth keeping; such as have no manifest are not ours to remove. */
    static List<Path> superfluous(List<Path> newestFirst) {
        List<Path> ours = newestFirst.stream().filter(zip -> Files.exists(Manifest.path(zip))).toList();
        Set<Path> kept = new HashSet<>();
        kept.addAll(newestOfEach(ours, DAYS, LocalDate::toString));
        kept.addAll(newestOfEach(ours, WEEKS, day -> day.get(IsoFields.WEEK_BASED_YEAR) + "/" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
        kept.addAll(newestOfEach(ours, MONTHS, day -> day.getYear() + "/" + day.getMonthValue()));
        for (String asked : ASKED_FOR) {
            kept.addAll(ours.stream().filter(zip -> zip.getFileName().toString().contains(asked)).limit(BEFORE).toList());
        }
        return ours.stream().filter(zip -> !kept.contains(zip)).toList();
    }

    /**
     * Removes what is superfluous in the folder.
     *
     * @param made the backup just made, kept even when a wrong clock makes it look old
     */
    static void apply(Path folder, Path made) {
        try {
            for (Path zip : superfluous(BackupFiles.list(folder))) {
                if (zip.getFileName().equals(made.getFileName())) {
                    continue;
                }
                Files.delete(zip);
                Files.delete(Manifest.path(zip));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Set<Path> newestOfEach(List<Path> newestFirst, int most, Function<LocalDate, String> span) {
        Set<String> spans = new HashSet<>();
        Set<Path> kept = new HashSet<>();
        for (Path zip : newestFirst) {
            String day = zip.getFileName().toString().substring("linli-".length(), "linli-2026-11-24".length());
            if (spans.size() < most && spans.add(span.apply(LocalDate.parse(day)))) {
                kept.add(zip);
            }
        }
        return kept;
    }
}
