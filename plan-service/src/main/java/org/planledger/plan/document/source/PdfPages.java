package org.planledger.plan.document.source;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.planledger.kernel.problem.Text;

/// Collects the lines of a document's pages.
final class PdfPages extends PDFTextStripper {
    private static final int MOST_PAGES = 1000;
    private static final int MOST_ON_A_PAGE = 60_000;
    private static final int DEEPEST = 2000;
    private static final float WIDE_GAP = 1.5f;

    private final PdfBudget budget;
    private final List<PdfPart> parts = new ArrayList<>();
    private final PdfRulings rulings;
    private final StringBuilder line = new StringBuilder();
    private List<? super PdfLine> into = parts;
    private List<PdfCells> tables = List.of();
    private int pages;
    private int onPage;
    private int depth;
    private int total;
    private float left;
    private float right;
    private float top;
    private float bottom;
    private float size;

    private PdfPages(PdfBudget budget) {
        this.budget = budget;
        this.rulings = new PdfRulings(this);
        addOperator(new PdfFonts(this, budget));
        addOperator(new NoGraphicsState(this));
        setShouldSeparateByBeads(false);
        setSuppressDuplicateOverlappingText(true);
    }

    static List<PdfPart> parts(PDDocument document, PdfBudget budget) throws IOException {
        PdfPages pages = new PdfPages(budget);
        pages.writeText(document, Writer.nullWriter());
        return pages.parts;
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        pages++;
        onPage = 0;
        depth = 0;
        rulings.begin(page);
        budget.beginOperator();
        if (pages > MOST_PAGES) {
            throw Unreadable.tooLarge(Text.of("最多 %d 页", "at most %d pages", MOST_PAGES));
        }
        super.processPage(page);
        endLine();
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        budget.beginOperator();
        super.processOperator(operator, operands);
        budget.beginOperator();
    }

    @Override
    public void saveGraphicsState() {
        deepen();
        super.saveGraphicsState();
    }

    @Override
    public void restoreGraphicsState() {
        depth--;
        super.restoreGraphicsState();
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
        deepen();
        String meant = properties == null ? null : properties.getString(COSName.ACTUAL_TEXT);
        count(meant);
        super.beginMarkedContentSequence(tag, properties);
    }

    @Override
    public void endMarkedContentSequence() {
        depth--;
        super.endMarkedContentSequence();
    }

    /// What is begun is kept until it is ended.
    private void deepen() {
        depth++;
        if (depth > DEEPEST) {
            throw Unreadable.tooLarge(Text.of("最多 %,d 层嵌套的页面内容", "at most %,d levels of content on a page", DEEPEST));
        }
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        count(position.getUnicode());
        super.processTextPosition(position);
    }

    @Override
    protected void writePage() throws IOException {
        TextDirection.keepMain(charactersByArticle);
        List<TextPosition> characters =
                charactersByArticle.stream().flatMap(List::stream).toList();
        tables = characters.isEmpty()
                ? List.of()
                : PdfCells.of(rulings.of(characters.getFirst().getDir()), characters, tables);
        if (tables.isEmpty()) {
            super.writePage();
        } else {
            writeWithTables(characters);
        }
    }

    /// Tables come where their first character does, as the page is read in the order in which it is drawn.
    private void writeWithTables(List<TextPosition> characters) throws IOException {
        Set<PdfCells> written = Collections.newSetFromMap(new IdentityHashMap<>());
        List<TextPosition> outside = new ArrayList<>();
        for (TextPosition character : characters) {
            PdfCells table = tables.stream()
                    .filter(cells -> cells.hold(character))
                    .findFirst()
                    .orElse(null);
            if (table == null) {
                outside.add(character);
            } else if (written.add(table)) {
                write(outside, parts);
                outside.clear();
                write(table);
            }
        }
        write(outside, parts);
    }

    private void write(PdfCells table) throws IOException {
        List<List<PdfCell>> rows = new ArrayList<>();
        PdfGrid grid = table.grid();
        int row = -1;
        for (int cell : grid.cells()) {
            List<PdfLine> lines = new ArrayList<>();
            write(table.of(cell), lines);
            if (grid.rowOf(cell) != row) {
                row = grid.rowOf(cell);
                rows.add(new ArrayList<>());
            }
            rows.getLast().add(new PdfCell(grid.left(cell), grid.right(cell), lines));
        }
        parts.add(new PdfTable(rows));
    }

    private void write(List<TextPosition> characters, List<? super PdfLine> lines) throws IOException {
        into = lines;
        charactersByArticle.forEach(List::clear);
        charactersByArticle.getFirst().addAll(characters);
        super.writePage();
        into = parts;
    }

    /// @param text null when there is none
    private void count(String text) {
        onPage += text == null ? 0 : text.length();
        total += text == null ? 0 : text.length();
        DocumentLines.bound(total);
        if (onPage > MOST_ON_A_PAGE) {
            throw Unreadable.tooLarge(Text.of("每页最多 %,d 个字符", "at most %,d characters on a page", MOST_ON_A_PAGE));
        }
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        if (positions.isEmpty() || text.isEmpty()) {
            return;
        }
        TextPosition first = positions.getFirst();
        if (line.isEmpty()) {
            begin(first);
        } else if (isGap(first.getXDirAdj() - right, text.charAt(0))) {
            line.append(' ');
        }
        line.append(Radicals.asCharacters(text));
        size = Math.max(Math.abs(first.getXScale()), 1);
        right = positions.getLast().getXDirAdj() + positions.getLast().getWidthDirAdj();
    }

    private void begin(TextPosition first) {
        boolean isOnItsSide = first.getDir() % 180 != 0;
        left = first.getXDirAdj();
        top = first.getYDirAdj();
        bottom = (isOnItsSide ? first.getPageWidth() : first.getPageHeight()) - top;
    }

    /// Whether a blank is meant. Between Chinese characters small gaps come of the setting of the line.
    private boolean isGap(float width, char next) {
        char last = line.charAt(line.length() - 1);
        boolean isBetweenWords = last > ' ' && last < 0x250 && next > ' ' && next < 0x250;
        return last != ' ' && next != ' ' && (isBetweenWords || width > WIDE_GAP * size);
    }

    @Override
    protected void writeWordSeparator() {
        // Told by the place of the next word.
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writePageEnd() {
        endLine();
    }

    private void endLine() {
        if (!line.toString().isBlank()) {
            into.add(new PdfLine(line.toString(), left, right, top, bottom, size, pages));
        }
        line.setLength(0);
    }

    /// How lines are drawn has no meaning here; but it could set a font.
    private static final class NoGraphicsState extends OperatorProcessor {
        NoGraphicsState(PDFTextStripper stripper) {
            super(stripper);
        }

        @Override
        public void process(Operator operator, List<COSBase> operands) {
            // Nothing is drawn.
        }

        @Override
        public String getName() {
            return OperatorName.SET_GRAPHICS_STATE_PARAMS;
        }
    }
}
