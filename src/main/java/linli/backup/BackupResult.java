package linli.backup;

import java.nio.file.Path;
import java.util.List;

/**
 * A backup just made.
 *
 * @param copies where it was put besides, for example on a USB disk
 * @param troubles sentences about further places that could not be written; the backup itself is good all the same
 */
public record BackupResult(Backup backup, List<Path> copies, List<String> troubles) {}
