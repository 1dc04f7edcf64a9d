package linli.reports;

import linli.base.text.Texts;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The looks of a printed sheet's cells, as office templates have them: Song for text, Hei for heads. */
final class SheetStyles {
    private static final String COUNT = "#,##0";
    private static final String SHARE = "0.0%";
    private static final String PERCENT = "+#,##0.0%;-#,##0.0%;0.0%";
    private static final String POINTS = "+0.0;-0.0;0.0";
    private static final byte[] HEAD = {(byte) 0xF2, (byte) 0xF2, (byte) 0xF2};

    private final XSSFWorkbook book;
    private final String song = Texts.text("reports.sheet.song");
    private final String hei = Texts.text("reports.sheet.hei");
    final XSSFCellStyle title;
    final XSSFCellStyle left;
    final XSSFCellStyle right;
    final XSSFCellStyle part;
    final XSSFCellStyle head;
    final XSSFCellStyle name;
    final XSSFCellStyle totalName;
    final XSSFCellStyle centred;
    final XSSFCellStyle note;
    private final XSSFCellStyle[][] figures = new XSSFCellStyle[Report.Style.values().length][6];

    SheetStyles(XSSFWorkbook book) {
        this.book = book;
        title = plain(font(hei, 20, false), HorizontalAlignment.CENTER, false);
        left = plain(font(song, 11, false), HorizontalAlignment.LEFT, false);
        right = plain(font(song, 11, false), HorizontalAlignment.RIGHT, false);
        part = plain(font(hei, 12, true), HorizontalAlignment.LEFT, false);
        head = filled(plain(font(hei, 10, false), HorizontalAlignment.CENTER, true));
        head.setWrapText(true);
        name = plain(font(song, 10, false), HorizontalAlignment.LEFT, true);
        name.setWrapText(true);
        totalName = filled(plain(font(hei, 10, true), HorizontalAlignment.CENTER, true));
        centred = plain(font(song, 10, false), HorizontalAlignment.CENTER, true);
        centred.setWrapText(true);
        note = plain(font(song, 9, false), HorizontalAlignment.LEFT, false);
        note.setWrapText(true);
        note.setVerticalAlignment(VerticalAlignment.TOP);
        for (Report.Style style : Report.Style.values()) {
            for (boolean wide : new boolean[] {false, true}) {
                int at = wide ? 3 : 0;
                HorizontalAlignment across = wide ? HorizontalAlignment.CENTER : HorizontalAlignment.RIGHT;
                figures[style.ordinal()][at] = figure(style, font(song, 10, false), across);
                figures[style.ordinal()][at + 1] = filled(figure(style, font(song, 10, true), across));
                XSSFFont grey = font(song, 10, false);
                grey.setItalic(true);
                grey.setColor(IndexedColors.GREY_50_PERCENT.getIndex());
                figures[style.ordinal()][at + 2] = figure(style, grey, across);
            }
        }
    }

    /** @param wide a merged cell: its figure stands in the middle, under its head */
    XSSFCellStyle figure(Report.Style style, boolean sum, boolean faint, boolean wide) {
        return figures[style.ordinal()][(wide ? 3 : 0) + (faint ? 2 : sum ? 1 : 0)];
    }

    private XSSFCellStyle figure(Report.Style style, XSSFFont font, HorizontalAlignment across) {
        XSSFCellStyle look = plain(font, across, true);
        String format = switch (style) {
            case COUNT -> COUNT;
            case SHARE -> SHARE;
            case PERCENT -> PERCENT;
            case POINTS -> POINTS;
        };
        look.setDataFormat(book.createDataFormat().getFormat(format));
        return look;
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

    private XSSFCellStyle filled(XSSFCellStyle look) {
        look.setFillForegroundColor(new XSSFColor(HEAD, null));
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
