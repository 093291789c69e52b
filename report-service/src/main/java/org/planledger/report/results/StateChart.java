package org.planledger.report.results;

import java.util.List;
import javax.xml.namespace.QName;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarChart;
import org.planledger.report.attainment.State;
import org.planledger.report.export.StateColours;

/// A bar for each part of a plan, made up of its targets by state. It reads the cells of the sheet.
final class StateChart {
    private static final int WIDTH_IN_COLUMNS = 14;
    private static final int ROWS_WITHOUT_BARS = 8;
    private static final int ROWS_OF_A_BAR = 2;
    private static final int ALL_OF_A_BAR = 100;
    private static final int GAP_IN_PER_CENT = 60;

    private StateChart() {}

    /// @param states those that occur
    /// @param firstState the column of the first of all states
    /// @param parts the cells with the titles of the parts
    static void add(XSSFSheet sheet, String title, List<State> states, int firstState, CellRangeAddress parts) {
        int top = parts.getLastRow() + 3;
        int height = ROWS_WITHOUT_BARS + ROWS_OF_A_BAR * parts.getNumberOfCells();
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFClientAnchor place = drawing.createAnchor(0, 0, 0, 0, 1, top, WIDTH_IN_COLUMNS, top + height);
        XSSFChart chart = drawing.createChart(place);
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFCategoryAxis partAxis = chart.createCategoryAxis(AxisPosition.LEFT);
        partAxis.setOrientation(AxisOrientation.MAX_MIN);
        XDDFValueAxis countAxis = chart.createValueAxis(AxisPosition.BOTTOM);
        // The first part is on top, and so the other end of its axis is below.
        countAxis.setCrosses(AxisCrosses.MAX);
        countAxis.setNumberFormat("0");
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, partAxis, countAxis);
        bars.setBarDirection(BarDirection.BAR);
        bars.setBarGrouping(BarGrouping.STACKED);
        for (State state : states) {
            addSeries(sheet, bars, firstState + state.ordinal(), state, parts);
        }
        chart.plot(bars);
        CTBarChart written = chart.getCTChart().getPlotArea().getBarChartArray(0);
        setValue(written.isSetGapWidth() ? written.getGapWidth() : written.addNewGapWidth(), GAP_IN_PER_CENT);
        setValue(written.isSetOverlap() ? written.getOverlap() : written.addNewOverlap(), ALL_OF_A_BAR);
    }

    /// As text: the short edition of the schemas that POI comes with lacks the types of these percentages.
    private static void setValue(XmlObject element, int percent) {
        try (XmlCursor cursor = element.newCursor()) {
            cursor.setAttributeText(new QName("val"), Integer.toString(percent));
        }
    }

    private static void addSeries(
            XSSFSheet sheet, XDDFBarChartData bars, int column, State state, CellRangeAddress parts) {
        CellRangeAddress counts = new CellRangeAddress(parts.getFirstRow(), parts.getLastRow(), column, column);
        XDDFBarChartData.Series series = (XDDFBarChartData.Series) bars.addSeries(
                XDDFDataSourcesFactory.fromStringCellRange(sheet, parts),
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, counts));
        int heading = parts.getFirstRow() - 1;
        series.setTitle(
                sheet.getRow(heading).getCell(column).getStringCellValue(),
                new CellReference(sheet.getSheetName(), heading, column, true, true));
        series.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(colour(state))));
    }

    private static byte[] colour(State state) {
        int rgb = StateColours.fill(state);
        return new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb};
    }
}
