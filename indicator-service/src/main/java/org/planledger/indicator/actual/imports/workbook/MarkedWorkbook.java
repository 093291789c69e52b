package org.planledger.indicator.actual.imports.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jboss.logging.Logger;

/// A workbook that was received, with marks on some of its cells: they are red and have a comment. All else in it
/// stays, but for the marks that it has from an earlier time, which go.
///
/// The library that changes workbooks keeps the whole of one in memory, so only one is changed at a time, and none
/// that is large.
public final class MarkedWorkbook {
    /// The largest workbook that is marked, as it is received.
    public static final long MOST_BYTES = 5L << 20;

    /// How many XML elements and attributes all parts of a workbook that is marked have at the most. The library
    /// makes objects of each, of a name up to 2 KB; with so many it needs at most 100 MB (`HeavyWorkbooks` in the
    /// tests).
    public static final int MOST_PIECES = 60_000;

    /// How large all its parts are together at the most, in bytes.
    static final long MOST_XML = 6L << 20;

    private static final int LONGEST_HEAD = 1024;
    private static final Pattern XML_BEGINS = Pattern.compile("(?:\u00EF\u00BB\u00BF)?\\s*+(?:<|$)");

    /// The marks of UTF-16 and UTF-32, these encodings and EBCDIC without a mark, and what names another than UTF-8,
    /// or names it so late that it is not looked for.
    private static final Pattern OTHER_ENCODING =
            Pattern.compile("\u00FE\u00FF|\u00FF\u00FE|\\x00|<\\x00|Lo\u00A7\u0094"
                    + "|(?:\u00EF\u00BB\u00BF)?<\\?xml\\s(?![^>]{0,900}\\?>)"
                    + "|(?:\u00EF\u00BB\u00BF)?<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"'](?!(?i:utf-8|us-ascii)[\"'])");
    private static final Logger LOG = Logger.getLogger(MarkedWorkbook.class);
    private static final Semaphore ONE_AT_A_TIME = new Semaphore(1, true);
    private static final String RED = "FFFFC7CE";
    private static final String AUTHOR = "Plan Ledger";

    /// What a mark puts into a comment, after what somebody else has written in it. It says which fill the cell had
    /// before. The author of a comment says nothing: there are programs that write none.
    private static final Pattern OUR_TEXT =
            Pattern.compile("\\s*— " + AUTHOR + "(?: ([0-9A-F]{8}))? —\\s.*", Pattern.DOTALL);

    private static final int COMMENT_COLUMNS = 4;
    private static final int COMMENT_ROWS = 5;
    private static final int LONGEST_COMMENT = 8_000;

    static {
        // Stricter than the library's own limits, which stay in force.
        ZipSecureFile.setMaxEntrySize(MOST_XML);
    }

    private final XSSFWorkbook book;
    private final XSSFSheet sheet;
    private final Map<String, XSSFCellStyle> styles = new HashMap<>();

    private MarkedWorkbook(XSSFWorkbook book, XSSFSheet sheet) {
        this.book = book;
        this.sheet = sheet;
    }

    /// What is written to a cell.
    ///
    /// @param line counted from 1
    /// @param column counted from 1
    public record Mark(int line, int column, String text) {}

    /// Marks cells of the sheet that figures are read from.
    ///
    /// @param file the workbook, in a folder that takes temporary files
    ///
    /// @return empty when the workbook is too large, or cannot be changed
    public static Optional<byte[]> of(Path file, List<Mark> marks) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            return Optional.empty();
        }
        try (InputStream body = Files.newInputStream(file);
                SpooledWorkbook spooled = SpooledWorkbook.of(body, file.getParent())) {
            if (isLarge(spooled)) {
                return Optional.empty();
            }
            String part = Workbook.read(spooled).sheetPart();
            ONE_AT_A_TIME.acquireUninterruptibly();
            try {
                return Optional.of(mark(file, part, marks));
            } finally {
                ONE_AT_A_TIME.release();
            }
        } catch (IOException | RuntimeException failed) {
            // On what is odd the library fails with exceptions of any kind.
            LOG.infof("a workbook is answered without marks: %s", failed);
            return Optional.empty();
        }
    }

    /// Whether it has so many elements or so much else that it would take too much memory.
    private static boolean isLarge(SpooledWorkbook spooled) throws IOException {
        Size size = new Size();
        spooled.readParts(size::add);
        return size.isLarge();
    }

    /// Counts in every part, since any of them can be a sheet whatever its name: a workbook says itself what its
    /// parts are. It does not parse them, because the library takes XML in more forms than [SheetXml] does.
    private static final class Size {
        private static final int BUFFER = 1 << 16;

        private long pieces;
        private long bytes;

        void add(String name, InputStream part) throws IOException {
            byte[] buffer = new byte[BUFFER];
            int last = 0;
            int count = part.readNBytes(buffer, 0, BUFFER);
            boolean isXml = count > 0 && canBeginXml(buffer, count);
            while (count > 0 && !isLarge()) {
                bytes += count;
                for (int i = 0; isXml && i < count; i++) {
                    // An attribute is as much of an object as an element is; the end of an element is none.
                    if (buffer[i] == '=' || last == '<' && buffer[i] != '/') {
                        pieces++;
                    }
                    last = buffer[i];
                }
                count = part.readNBytes(buffer, 0, BUFFER);
            }
        }

        boolean isLarge() {
            return pieces > MOST_PIECES || bytes > MOST_XML;
        }

        /// Whether the library could take it for XML. Pictures begin otherwise.
        ///
        /// @throws IOException when it is in another encoding than UTF-8, in which nothing can be counted
        private static boolean canBeginXml(byte[] buffer, int count) throws IOException {
            String head = new String(buffer, 0, Math.min(count, LONGEST_HEAD), StandardCharsets.ISO_8859_1);
            if (OTHER_ENCODING.matcher(head).lookingAt()) {
                throw Broken.of("encoding");
            }
            return XML_BEGINS.matcher(head).lookingAt();
        }
    }

    private static byte[] mark(Path file, String part, List<Mark> marks) throws IOException {
        // From a stream, the archive is read from its beginning to its end, as the bounded reader has read it.
        try (InputStream body = Files.newInputStream(file);
                XSSFWorkbook book = new XSSFWorkbook(body);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = sheetOf(book, part);
            MarkedWorkbook marked = new MarkedWorkbook(book, sheet);
            marked.removeMarks();
            marked.add(marks);
            book.write(out);
            return out.toByteArray();
        }
    }

    private static XSSFSheet sheetOf(XSSFWorkbook book, String part) throws IOException {
        for (int i = 0; i < book.getNumberOfSheets(); i++) {
            XSSFSheet sheet = book.getSheetAt(i);
            String name = sheet.getPackagePart().getPartName().getName();
            if (name.substring(1).toLowerCase(Locale.ROOT).equals(part)) {
                return sheet;
            }
        }
        throw Broken.of(part);
    }

    private void removeMarks() {
        Map<CellAddress, XSSFComment> comments = Map.copyOf(sheet.getCellComments());
        comments.forEach((address, comment) -> {
            XSSFRow row = sheet.getRow(address.getRow());
            XSSFCell cell = row == null ? null : row.getCell(address.getColumn());
            if (cell == null) {
                return;
            }
            String text = comment.getString().getString();
            Matcher ours = OUR_TEXT.matcher(text);
            if (!ours.find()) {
                return;
            }
            if (ours.start() == 0) {
                cell.removeCellComment();
            } else {
                comment.setString(new XSSFRichTextString(text.substring(0, ours.start())));
            }
            restoreFill(cell, ours.group(1));
        });
    }

    /// @param before null when it had none
    private void restoreFill(XSSFCell cell, String before) {
        if (RED.equals(fillOf(cell))) {
            cell.setCellStyle(filled(cell.getCellStyle(), before));
        }
    }

    private void add(List<Mark> marks) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        Map<CellAddress, String> texts = new LinkedHashMap<>();
        for (Mark mark : marks) {
            texts.merge(
                    new CellAddress(mark.line() - 1, mark.column() - 1),
                    mark.text(),
                    (first, second) -> shortened(first + "\n\n" + second));
        }
        texts.forEach((address, text) -> {
            XSSFRow row = sheet.getRow(address.getRow());
            row = row == null ? sheet.createRow(address.getRow()) : row;
            XSSFCell cell = row.getCell(address.getColumn());
            cell = cell == null ? row.createCell(address.getColumn()) : cell;
            String before = fillOf(cell);
            cell.setCellStyle(filled(cell.getCellStyle(), RED));
            String mark = before == null ? AUTHOR : AUTHOR + " " + before;
            comment(drawing, cell, "— " + mark + " —\n" + shortened(text));
        });
    }

    private void comment(XSSFDrawing drawing, XSSFCell cell, String text) {
        XSSFComment present = cell.getCellComment();
        if (present != null) {
            XSSFRichTextString both = present.getString();
            both.append("\n\n" + text);
            present.setString(both);
            return;
        }
        int row = cell.getRowIndex();
        int column = freeColumnBeside(cell);
        XSSFComment comment = drawing.createCellComment(
                new XSSFClientAnchor(0, 0, 0, 0, column, row, column + COMMENT_COLUMNS, row + COMMENT_ROWS));
        comment.setString(new XSSFRichTextString(text));
        comment.setAuthor(AUTHOR);
        cell.setCellComment(comment);
    }

    /// Where the box of a comment begins. The library has the comment there first, and fails where there is one
    /// already.
    private int freeColumnBeside(XSSFCell cell) {
        int column = cell.getColumnIndex() + 1;
        while (sheet.getCellComment(new CellAddress(cell.getRowIndex(), column)) != null) {
            column++;
        }
        return column;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_COMMENT ? text : text.substring(0, LONGEST_COMMENT) + "…";
    }

    /// The colour that the cell is filled with; null without one.
    private static String fillOf(XSSFCell cell) {
        XSSFCellStyle style = cell.getCellStyle();
        if (style.getFillPattern() != FillPatternType.SOLID_FOREGROUND) {
            return null;
        }
        XSSFColor colour = style.getFillForegroundXSSFColor();
        return colour == null ? null : colour.getARGBHex();
    }

    /// The style with another fill. Cells of one style keep sharing one.
    ///
    /// @param argb null for no fill
    private XSSFCellStyle filled(XSSFCellStyle style, String argb) {
        return styles.computeIfAbsent(style.getIndex() + "/" + argb, key -> {
            XSSFCellStyle filled = book.createCellStyle();
            filled.cloneStyleFrom(style);
            if (argb == null) {
                filled.setFillPattern(FillPatternType.NO_FILL);
            } else {
                filled.setFillForegroundColor(new XSSFColor(HexFormat.of().parseHex(argb), null));
                filled.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            }
            return filled;
        });
    }
}
