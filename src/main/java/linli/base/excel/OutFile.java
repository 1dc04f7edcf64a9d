package linli.base.excel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import linli.base.text.UserError;

/** Puts a finished file where the user wants it; one that is open in another program is left alone. */
public final class OutFile {
    private static final int TRIES = 20;
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private OutFile() {}

    /** @return the wish, or {@code name(2).xlsx} and so on when the file of that name is open elsewhere. */
    public static Path write(byte[] content, Path wish) {
        Path folder = wish.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UserError("error.file.noFolder", wish.getFileName(), folder);
        }
        if (Files.isDirectory(wish)) {
            throw new UserError("error.file.isFolder", wish.getFileName());
        }
        Path part = folder.resolve("." + wish.getFileName() + ".part");
        try {
            Files.write(part, content);
            for (int number = 1; number <= TRIES; number++) {
                Path target = number == 1 ? wish : numbered(wish, number);
                if (!open(target) && moved(part, target)) {
                    return target;
                }
            }
            throw new UserError("error.file.allOpen", wish.getFileName());
        } catch (IOException e) {
            throw new UserError(e, "error.file.notWritten", wish.getFileName());
        } finally {
            discard(part);
        }
    }

    /** Gives every entry of the workbook's archive the same time, so that equal content makes equal bytes. */
    public static byte[] steady(byte[] archive) throws IOException {
        ByteArrayOutputStream steady = new ByteArrayOutputStream(archive.length);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive)); ZipOutputStream out = new ZipOutputStream(steady)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(TIME);
                out.putNextEntry(copy);
                in.transferTo(out);
                out.closeEntry();
            }
        }
        return steady.toByteArray();
    }

    /** Excel and WPS put {@code ~$name} beside a file they hold open, LibreOffice {@code .~lock.name#}. */
    private static boolean open(Path target) {
        String name = target.getFileName().toString();
        return Files.exists(target) && (Files.exists(target.resolveSibling("~$" + name))
                || name.length() > 2 && Files.exists(target.resolveSibling("~$" + name.substring(2)))
                || Files.exists(target.resolveSibling(".~lock." + name + "#")));
    }

    /** Where the system forbids replacing a file (Windows: it is open), another name is tried. */
    private static boolean moved(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            if (Files.exists(target)) {
                return false;
            }
            throw e;
        }
    }

    private static Path numbered(Path wish, int number) {
        String name = wish.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String start = dot < 0 ? name : name.substring(0, dot);
        return wish.resolveSibling(start + "(" + number + ")" + (dot < 0 ? "" : name.substring(dot)));
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException left) {
            // A left-over of this name is overwritten the next time; it must not hide the real outcome.
            part.toFile().deleteOnExit();
        }
    }
}
