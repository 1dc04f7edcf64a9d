package linli.base.pdf;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;

/** Writes laid-out pages as a PDF; its y runs upwards. */
final class PdfInk {
    private PdfInk() {}

    static byte[] file(List<Sheet.Page> pages) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BaseFont regular = Typeface.load(false);
        BaseFont bold = Typeface.load(true);
        try (Document document = new Document(size(pages.getFirst()))) {
            PdfWriter writer = PdfWriter.getInstance(document, bytes);
            document.open();
            for (Sheet.Page page : pages) {
                document.setPageSize(size(page));
                document.newPage();
                writer.setPageEmpty(false);
                for (Ink ink : page.inks()) {
                    put(writer.getDirectContent(), page.height(), ink, regular, bold);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static Rectangle size(Sheet.Page page) {
        return new Rectangle((float) page.width(), (float) page.height());
    }

    private static void put(PdfContentByte content, double height, Ink ink, BaseFont regular, BaseFont bold) {
        switch (ink) {
            case Ink.Words words -> {
                if (!words.text().isEmpty()) {
                    content.beginText();
                    content.setColorFill(colour(words.shade()));
                    content.setFontAndSize(words.bold() ? bold : regular, (float) words.size());
                    content.setTextMatrix((float) words.x(), (float) (height - words.y()));
                    content.showText(words.text());
                    content.endText();
                }
            }
            case Ink.Stroke stroke -> {
                content.setColorStroke(colour(stroke.shade()));
                content.setLineWidth((float) stroke.width());
                content.moveTo((float) stroke.x1(), (float) (height - stroke.y1()));
                content.lineTo((float) stroke.x2(), (float) (height - stroke.y2()));
                content.stroke();
            }
            case Ink.Fill fill -> {
                content.setColorFill(colour(fill.shade()));
                content.rectangle((float) fill.x(), (float) (height - fill.y() - fill.height()), (float) fill.width(), (float) fill.height());
                content.fill();
            }
        }
    }

    private static Color colour(Ink.Shade shade) {
        return new Color(shade.rgb());
    }
}
