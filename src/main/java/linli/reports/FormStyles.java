package linli.reports;

import linli.base.text.Texts;
import linli.tables.Filled.Style;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The looks of a printed table's cells, as office templates have them: Song for text, Hei for heads. */
final class FormStyles {
    private static final byte[] HEAD = {(byte) 0xF2, (byte) 0xF2, (byte) 0xF2};
    private static final byte[] CHANGED = {(byte) 0xFF, (byte) 0xF2, (byte) 0xB3};

    private final XSSFWorkbook book;
    final XSSFCellStyle title;
    final XSSFCellStyle left;
    final XSSFCellStyle right;
    final XSSFCellStyle part;
    final XSSFCellStyle head;
    final XSSFCellStyle name;
    final XSSFCellStyle totalName;
    final XSSFCellStyle centred;
    final XSSFCellStyle note;
    final XSSFCellStyle changed;
    private final XSSFCellStyle[][] figures = new XSSFCellStyle[Style.values().length][4];

    FormStyles(XSSFWorkbook book) {
        this.book = book;
        String song = Texts.text("reports.sheet.song");
        String hei = Texts.text("reports.sheet.hei");
        title = plain(font(hei, 20, false), HorizontalAlignment.CENTER, false);
        left = plain(font(song, 11, false), HorizontalAlignment.LEFT, false);
        right = plain(font(song, 11, false), HorizontalAlignment.RIGHT, false);
        part = plain(font(hei, 12, true), HorizontalAlignment.LEFT, false);
        head = wrapped(filled(plain(font(hei, 10, false), HorizontalAlignment.CENTER, true), HEAD));
        name = wrapped(plain(font(song, 10, false), HorizontalAlignment.LEFT, true));
        totalName = filled(plain(font(hei, 10, true), HorizontalAlignment.CENTER, true), HEAD);
        centred = wrapped(plain(font(song, 10, false), HorizontalAlignment.CENTER, true));
        note = wrapped(plain(font(song, 9, false), HorizontalAlignment.LEFT, false));
        note.setVerticalAlignment(VerticalAlignment.TOP);
        changed = wrapped(filled(plain(font(song, 10, true), HorizontalAlignment.CENTER, true), CHANGED));
        XSSFFont grey = font(song, 10, false);
        grey.setItalic(true);
        grey.setColor(IndexedColors.GREY_50_PERCENT.getIndex());
        for (Style style : Style.values()) {
            figures[style.ordinal()][0] = figure(style, font(song, 10, false));
            figures[style.ordinal()][1] = filled(figure(style, font(song, 10, true)), HEAD);
            figures[style.ordinal()][2] = figure(style, grey);
            figures[style.ordinal()][3] = filled(figure(style, font(song, 10, true)), CHANGED);
        }
    }

    XSSFCellStyle figure(Style style, boolean total, boolean faint) {
        return figures[style.ordinal()][faint ? 2 : total ? 1 : 0];
    }

    /** @return the look of a figure that is not what was sent before. */
    XSSFCellStyle changed(Style style) {
        return figures[style.ordinal()][3];
    }

    private XSSFCellStyle figure(Style style, XSSFFont font) {
        XSSFCellStyle look = plain(font, style == Style.TEXT ? HorizontalAlignment.LEFT : HorizontalAlignment.RIGHT, true);
        look.setDataFormat(book.createDataFormat().getFormat(switch (style) {
            case TEXT -> "@";
            case COUNT -> "#,##0";
            case DECIMAL -> "#,##0.0";
            case MONEY -> "#,##0.00";
            case SHARE -> "0.0%";
            case PERCENT -> "+#,##0.0%;-#,##0.0%;0.0%";
            case POINTS -> "+0.0;-0.0;0.0";
        }));
        return style == Style.TEXT ? wrapped(look) : look;
    }

    private XSSFCellStyle plain(XSSFFont font, HorizontalAlignment across, boolean bordered) {
        XSSFCellStyle look = book.createCellStyle();
        look.setFont(font);
        look.setAlignment(across);
        look.setVerticalAlignment(VerticalAlignment.CENTER);
        if (bordered) {
            look.setBorderTop(BorderStyle.THIN);
            look.setBorderBottom(BorderStyle.THIN);
            look.setBorderLeft(BorderStyle.THIN);
            look.setBorderRight(BorderStyle.THIN);
        }
        return look;
    }

    private static XSSFCellStyle wrapped(XSSFCellStyle look) {
        look.setWrapText(true);
        return look;
    }

    private static XSSFCellStyle filled(XSSFCellStyle look, byte[] colour) {
        look.setFillForegroundColor(new XSSFColor(colour, null));
        look.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return look;
    }

    private XSSFFont font(String family, int points, boolean bold) {
        XSSFFont font = book.createFont();
        font.setFontName(family);
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        return font;
    }
}
