package linli.reports;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import linli.base.excel.OutFile;
import linli.base.text.Texts;
import linli.reports.ReportDefinition.When;

/**
 * A report with its figures, ready for the screen and the sheet.
 *
 * @param cutoff last day it speaks of
 * @param madeOn day it was made
 */
public record Report(ReportDefinition definition, YearMonth month, LocalDate cutoff, LocalDate madeOn, Centre centre,
                     List<Section> sections, List<String> notes) {

    /** Who reports. */
    public record Centre(String name, String street, String community) {}

    /** A part with its lines. */
    public record Section(ReportDefinition.Part part, List<Line> lines) {}

    /** @param remark printed in the last column, or null */
    public record Line(ReportDefinition.Row row, List<Figure> figures, String remark) {
        boolean sum() {
            return row.making() instanceof ReportDefinition.Making.Total;
        }
    }

    /** How a figure is written. */
    public enum Style { COUNT, SHARE, PERCENT, POINTS }

    /**
     * One figure.
     *
     * @param id {@code part/row/column}, stable from month to month
     * @param value persons or items; shares and changes in per cent as fractions (0.5 = 50 %),
     *     changes of shares in percentage points; null = there is none
     * @param none what is shown when there is no value
     * @param faint too few answers to trust it
     * @param origin how it came about
     */
    public record Figure(String id, Style style, BigDecimal value, String none, boolean faint, Origin origin) {
        /** @return the figure as the screen writes it. */
        public String shown() {
            if (value == null) {
                return none;
            }
            String pattern = switch (style) {
                case COUNT -> "#,##0";
                case SHARE -> "0.0%";
                case PERCENT -> value.compareTo(BigDecimal.ONE) >= 0 ? "+#,##0%" : "+0.0%;-0.0%";
                case POINTS -> "+0.0;-0.0";
            };
            boolean plain = style == Style.COUNT || style == Style.SHARE || value.signum() != 0;
            return new DecimalFormat(plain ? pattern : style == Style.POINTS ? "0.0" : "0.0%", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
        }
    }

    /** How a figure came about; ids are of figures in the same report. */
    public sealed interface Origin {
        /** @param key of the split; null with split NONE */
        record Counted(Measure measure, When when, Measure.Split split, String key) implements Origin {}

        record Sum(List<String> of) implements Origin {}

        record Share(List<String> parts, List<String> whole) implements Origin {}

        record Change(String now, String base, boolean points) implements Origin {}
    }

    /**
     * One record behind a figure, with private values masked.
     *
     * @param subject which page opens it
     * @param counted for a share: whether it is among the parts; otherwise true
     */
    public record Behind(Measure.Subject subject, long id, String title, String detail, boolean counted) {}

    /** @return every figure, in reading order. */
    public Stream<Figure> figures() {
        return sections.stream().flatMap(section -> section.lines().stream()).flatMap(line -> line.figures().stream());
    }

    /** @throws java.util.NoSuchElementException when the report has no such figure */
    public Figure figure(String id) {
        return figures().filter(figure -> figure.id().equals(id)).findFirst().orElseThrow();
    }

    /** @return the figure's place in words: part, row, column. */
    public String label(String id) {
        for (Section section : sections) {
            for (Line line : section.lines()) {
                for (int i = 0; i < line.figures().size(); i++) {
                    if (line.figures().get(i).id().equals(id)) {
                        ReportDefinition.Column column = section.part().columns().get(i);
                        return Texts.text("reports.label", line.row().title(),
                                column.group() == null ? column.title() : column.group() + " " + column.title());
                    }
                }
            }
        }
        throw new NoSuchElementException(id);
    }

    /**
     * Writes the workbook.
     *
     * @return where it went: the wish, or the next free name when that file is open in another program
     * @throws linli.base.text.UserError when it cannot be written there
     */
    public Path writeTo(Path wish) {
        return OutFile.write(ReportWorkbook.bytes(this, List.of()), wish);
    }
}
