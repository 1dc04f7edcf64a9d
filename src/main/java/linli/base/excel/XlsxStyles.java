package linli.base.excel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DateUtil;

/** The styles of an .xlsx workbook, as far as they tell a date from a number. */
final class XlsxStyles {
    private final XlsxParts parts;

    XlsxStyles(XlsxParts parts) {
        this.parts = parts;
    }

    /** @return for each cell style whether it shows a date. */
    boolean[] dates() throws IOException, XMLStreamException {
        Map<Integer, String> formats = new HashMap<>();
        List<Boolean> found = new ArrayList<>();
        try (InputStream in = parts.open("xl/styles.xml")) {
            XMLStreamReader xml = parts.xml(in);
            boolean inCells = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String name = xml.getLocalName();
                    if (name.equals("numFmt")) {
                        formats.put(XlsxBook.number(xml, "numFmtId"), String.valueOf(xml.getAttributeValue(null, "formatCode")));
                    } else if (name.equals("cellXfs")) {
                        inCells = true;
                    } else if (name.equals("xf") && inCells) {
                        int id = XlsxBook.number(xml, "numFmtId");
                        found.add(isDate(id, formats.get(id)));
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
                    inCells = false;
                }
            }
        }
        boolean[] dates = new boolean[found.size()];
        for (int i = 0; i < dates.length; i++) {
            dates[i] = found.get(i);
        }
        return dates;
    }

    /** Formats 27-36 and 50-58 are the East Asian dates that have no code in the file. */
    private static boolean isDate(int id, String code) {
        boolean eastern = id >= 27 && id <= 36 || id >= 50 && id <= 58;
        return eastern || DateUtil.isADateFormat(id, code);
    }
}
