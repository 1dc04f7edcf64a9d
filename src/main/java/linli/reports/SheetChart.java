package linli.reports;

import static linli.base.text.Texts.text;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import linli.reports.Report.Line;
import linli.reports.Report.Section;
import linli.reports.ReportDefinition.Column;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.PresetColor;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A part's chart: one cluster of bars per keyed row, one colour per charted column, living on the sheet's cells. */
final class SheetChart {
    private static final byte[][] COLOURS = {
        {0x0f, 0x76, 0x6e}, {0x7b, (byte) 0xb8, (byte) 0xb1}, {(byte) 0xb4, 0x53, 0x09}, {0x1d, 0x5f, (byte) 0xa8}
    };

    private final XSSFSheet sheet;
    private final Report report;
    private final Section section;
    private final Map<String, String> cells;

    /** @param cells address of each figure by its id */
    SheetChart(XSSFSheet sheet, Report report, Section section, Map<String, String> cells) {
        this.sheet = sheet;
        this.report = report;
        this.section = section;
        this.cells = cells;
    }

    void draw(int fromColumn, int fromRow, int toColumn, int toRow) {
        List<Line> lines = section.lines().stream().filter(line -> !line.sum()).toList();
        if (lines.isEmpty()) {
            return;
        }
        XSSFClientAnchor anchor = new XSSFClientAnchor(0, 0, 0, 0, fromColumn, fromRow, toColumn, toRow);
        XSSFChart chart = sheet.createDrawingPatriarch().createChart(anchor);
        chart.setTitleText(text("reports.chart.title", report.month().getYear(), report.month().getMonthValue()));
        chart.setTitleOverlay(false);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFCategoryAxis bottom = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis left = chart.createValueAxis(AxisPosition.LEFT);
        left.setMinimum(0);
        left.setNumberFormat("0");
        // Without this, and without a fill for each series, LibreOffice draws no bars.
        left.setCrossBetween(AxisCrossBetween.BETWEEN);
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, bottom, left);
        bars.setBarDirection(BarDirection.COL);
        bars.setBarGrouping(BarGrouping.CLUSTERED);
        bars.setGapWidth(60);
        bars.setVaryColors(false);
        XDDFDataSource<String> names = XDDFDataSourcesFactory.fromStringCellRange(sheet, names(lines));
        int colour = 0;
        for (String id : section.part().charted()) {
            Column column = section.part().column(id);
            int at = section.part().columns().indexOf(column);
            XDDFChartData.Series series = bars.addSeries(names, XDDFDataSourcesFactory.fromNumericCellRange(sheet, values(lines, at)));
            series.setTitle(column.title().startsWith(column.group()) ? column.title() : column.title() + column.group(), null);
            series.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(COLOURS[colour++ % COLOURS.length])));
        }
        chart.plot(bars);
        XDDFSolidFillProperties white = new XDDFSolidFillProperties(XDDFColor.from(PresetColor.WHITE));
        chart.getOrAddShapeProperties().setFillProperties(white);
        IntStream.range(0, chart.getCTChart().getPlotArea().getBarChartArray(0).sizeOfSerArray())
                .forEach(i -> chart.getCTChart().getPlotArea().getBarChartArray(0).getSerArray(i).addNewInvertIfNegative().setVal(false));
    }

    private CellRangeAddress names(List<Line> lines) {
        return new CellRangeAddress(place(lines.getFirst(), 0).getRow(), place(lines.getLast(), 0).getRow(), 1, 1);
    }

    private CellRangeAddress values(List<Line> lines, int column) {
        CellReference first = place(lines.getFirst(), column);
        return new CellRangeAddress(first.getRow(), place(lines.getLast(), column).getRow(), first.getCol(), first.getCol());
    }

    private CellReference place(Line line, int column) {
        return new CellReference(cells.get(line.figures().get(column).id()));
    }
}
