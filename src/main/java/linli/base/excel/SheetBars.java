package linli.base.excel;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
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
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A real, editable bar chart on a sheet, living on the sheet's cells. */
public final class SheetBars {
    private static final byte[][] COLOURS = {
        {0x0f, 0x76, 0x6e}, {0x7b, (byte) 0xb8, (byte) 0xb1}, {(byte) 0xb4, 0x53, 0x09}, {0x1d, 0x5f, (byte) 0xa8}, {0x6b, 0x72, (byte) 0x80}
    };

    private SheetBars() {}

    /** A colour of bars and the cells it draws, in the order of the names. */
    public record Series(String name, CellRangeAddress cells) {}

    /**
     * Draws the chart.
     *
     * @param names cells of the groups' names: row and column
     * @param place first column, first row, last column, last row
     */
    public static void draw(XSSFSheet sheet, String title, CellRangeAddress names, List<Series> series, int[] place) {
        XSSFChart chart = sheet.createDrawingPatriarch().createChart(new XSSFClientAnchor(0, 0, 0, 0, place[0], place[1], place[2], place[3]));
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFCategoryAxis bottom = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis left = chart.createValueAxis(AxisPosition.LEFT);
        left.setNumberFormat("#,##0");
        // Without this, and without a fill for each series, LibreOffice draws no bars.
        left.setCrossBetween(AxisCrossBetween.BETWEEN);
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, bottom, left);
        bars.setBarDirection(BarDirection.COL);
        bars.setBarGrouping(BarGrouping.CLUSTERED);
        bars.setGapWidth(60);
        bars.setVaryColors(false);
        XDDFDataSource<String> words = XDDFDataSourcesFactory.fromStringCellRange(sheet, names);
        int colour = 0;
        for (Series one : series) {
            XDDFNumericalDataSource<Double> values = XDDFDataSourcesFactory.fromNumericCellRange(sheet, one.cells());
            XDDFChartData.Series added = bars.addSeries(words, values);
            added.setTitle(one.name(), null);
            added.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(COLOURS[colour++ % COLOURS.length])));
        }
        chart.plot(bars);
        chart.getOrAddShapeProperties().setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(PresetColor.WHITE)));
        var drawn = chart.getCTChart().getPlotArea().getBarChartArray(0);
        for (int i = 0; i < drawn.sizeOfSerArray(); i++) {
            drawn.getSerArray(i).addNewInvertIfNegative().setVal(false);
        }
    }
}
