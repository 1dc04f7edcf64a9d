package linli.base.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Pictures of the screen as PNG, without javafx.swing. */
public final class Snapshot {
    private Snapshot() {}

    /** Writes the scene as it is laid out now. On the FX thread. */
    public static void png(Scene scene, Path file) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        write(image(scene.snapshot(null)), file);
    }

    /** @return one node as it is laid out now, twice as fine as the screen. On the FX thread; {@link #write} is not. */
    public static BufferedImage of(Node node) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(2, 2));
        return image(node.snapshot(parameters, null));
    }

    /** @return a picture of the screen as one that can be written. */
    static BufferedImage image(WritableImage shot) {
        int width = (int) shot.getWidth();
        int height = (int) shot.getHeight();
        int[] pixels = new int[width * height];
        shot.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return image;
    }

    /**
     * Writes a picture as PNG; takes a while, so not on the FX thread.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    public static void write(BufferedImage image, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
