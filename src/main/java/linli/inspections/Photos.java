package linli.inspections;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import linli.base.db.Db;
import linli.base.text.UserError;
import linli.inspections.Round.Media;
import linli.inspections.Round.Photo;

/**
 * 取证照片: the file's own bytes lie in the encrypted store, named by their SHA-256, which is computed anew at every reading. Only
 * a JPEG or PNG that really opens is taken; a picture too large to be opened safely is refused before it is.
 */
public final class Photos {
    /** Bytes of one photo. */
    static final int MOST_BYTES = 6 * 1024 * 1024;
    /** Photos of one visit that count. */
    static final int MOST = 12;
    private static final long MOST_PIXELS = 50_000_000;
    private static final int LONGEST_SIDE = 12_000;
    private static final int SMALL = 400;

    private final Db db;
    private final FindingStore store;
    private final java.util.function.Supplier<String> staff;

    Photos(Db db, FindingStore store, java.util.function.Supplier<String> staff) {
        this.db = db;
        this.store = store;
        this.staff = staff;
    }

    /** @return the visit's photos, void ones too. */
    public List<Photo> of(long visit) {
        return store.photos(visit);
    }

    /** Keeps a photo. The same bytes twice are one photo. @param finding it shows, or null */
    public Photo add(long visit, Long finding, String name, byte[] bytes) {
        Media media = checked(name, bytes);
        String hash = hash(bytes);
        return db.write(() -> {
            List<Photo> there = store.photos(visit);
            Photo same = there.stream().filter(one -> one.sha256().equals(hash)).findFirst().orElse(null);
            if (same != null && same.voidReason() == null) {
                return same;
            }
            if (same != null) {
                throw new UserError("error.inspections.photoVoid", name);
            }
            if (there.stream().filter(one -> one.voidReason() == null).count() >= MOST) {
                throw new UserError("error.inspections.photoMany", name, MOST);
            }
            String plain = name.length() <= 200 ? name : name.substring(name.length() - 200);
            return store.photo(store.insert(new Photo(0, visit, finding, plain, media, bytes.length, hash, staff.get(), null, null), bytes)).orElseThrow();
        });
    }

    /** @return the bytes as they came. @throws UserError when they are not the same any more */
    public byte[] read(long id) {
        Photo photo = store.photo(id).orElseThrow(() -> new UserError("error.inspections.gone"));
        byte[] bytes = store.bytes(id);
        if (!hash(bytes).equals(photo.sha256())) {
            throw new UserError("error.inspections.photoHash", photo.name());
        }
        return bytes;
    }

    /** Takes a photo out of the evidence; it stays with its reason. */
    public void withdraw(long id, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.inspections.noReason");
        }
        db.write(() -> {
            if (!store.voidPhoto(id, reason.strip())) {
                throw new UserError("error.inspections.gone");
            }
        });
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Media checked(String name, byte[] bytes) {
        if (bytes.length == 0 || bytes.length > MOST_BYTES) {
            throw new UserError("error.inspections.photoSize", name, (bytes.length + 1023) / 1024, MOST_BYTES / 1024 / 1024);
        }
        Media media = media(bytes);
        if (media == null) {
            throw new UserError("error.inspections.photoKind", name);
        }
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(media == Media.JPEG ? "jpeg" : "png");
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                // The head alone: a small file can claim more pixels than there is memory.
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE || width * height <= 0) {
                    throw new UserError("error.inspections.photoPixels", name, width, height);
                }
                ImageReadParam few = reader.getDefaultReadParam();
                int step = (int) Math.max(1, Math.max(width, height) / SMALL);
                few.setSourceSubsampling(step, step, 0, 0);
                BufferedImage small = reader.read(0, few);
                if (small.getWidth() < 1) {
                    throw new UserError("error.inspections.photoBroken", name);
                }
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof UserError said) {
                throw said;
            }
            // Whatever a hostile picture makes the decoder throw: it is refused, and nothing is stored.
            throw new UserError(broken, "error.inspections.photoBroken", name);
        }
        return media;
    }

    /** By the first bytes, whatever the name says. */
    private static Media media(byte[] bytes) {
        if (bytes.length > 3 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8 && (bytes[2] & 0xff) == 0xff) {
            return Media.JPEG;
        }
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        return bytes.length > png.length && java.util.Arrays.equals(bytes, 0, png.length, png, 0, png.length) ? Media.PNG : null;
    }
}
