package org.planledger.plan.document.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;

/// Sets fonts without what draws their glyphs. The text needs what a document says of characters and widths alone;
/// the programs of fonts are where most of what can break a reader stands.
final class PdfFonts extends SetFontAndSize {
    private static final String ANY_FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final List<COSName> PROGRAMS = List.of(COSName.FONT_FILE, COSName.FONT_FILE2, COSName.FONT_FILE3);
    private static final int MOST_DESCENDANTS = 8;
    private static final int MOST_WIDTHS = 200_000;

    private final PDFTextStripper stripper;
    private final PdfBudget budget;
    private final Set<COSDictionary> stripped = Collections.newSetFromMap(new IdentityHashMap<>());

    private long listed;

    static {
        FontMappers.set(new OneFont(anyFont()));
    }

    PdfFonts(PDFTextStripper stripper, PdfBudget budget) {
        super(stripper);
        this.stripper = stripper;
        this.budget = budget;
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) throws IOException {
        budget.beginFont();
        if (!operands.isEmpty() && operands.getFirst() instanceof COSName name && stripper.getResources() != null) {
            COSDictionary fonts = stripper.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
            COSDictionary font = fonts == null ? null : fonts.getCOSDictionary(name);
            if (font != null && stripped.add(font)) {
                strip(font);
            }
        }
        super.process(operator, operands);
        budget.beginOperator();
    }

    private void strip(COSDictionary font) throws IOException {
        stripDescriptor(font);
        COSArray descendants = font.getCOSArray(COSName.DESCENDANT_FONTS);
        for (int i = 0; descendants != null && i < Math.min(descendants.size(), MOST_DESCENDANTS); i++) {
            if (descendants.getObject(i) instanceof COSDictionary descendant) {
                stripDescriptor(descendant);
                boundWidths(descendant);
            }
        }
        for (COSName name : List.of(COSName.TO_UNICODE, COSName.ENCODING)) {
            if (font.getDictionaryObject(name) instanceof COSStream map && !PdfCharacterMap.isBounded(map)) {
                font.removeItem(name);
            }
        }
    }

    /// The library lists the width of each character, and three numbers may tell those of millions. Without widths the
    /// text is the same, only where its blanks are is told less surely.
    private void boundWidths(COSDictionary descendant) {
        descendant.removeItem(COSName.W2);
        COSArray widths = descendant.getCOSArray(COSName.W);
        listed += widths == null ? 0 : charactersOf(widths);
        if (listed > MOST_WIDTHS) {
            descendant.removeItem(COSName.W);
        }
    }

    /// Those are told as `first [width …]` or as `first last width` (ISO 32000-2, 9.7.4.3).
    private static long charactersOf(COSArray widths) {
        long characters = 0;
        int i = 0;
        while (i + 1 < widths.size()) {
            COSBase first = widths.getObject(i);
            COSBase next = widths.getObject(i + 1);
            if (!(first instanceof COSNumber from)) {
                i++;
            } else if (next instanceof COSArray each) {
                characters += each.size();
                i += 2;
            } else {
                characters +=
                        next instanceof COSNumber to ? Math.max(0, (long) to.intValue() - from.intValue() + 1) : 0;
                i += 3;
            }
        }
        return characters;
    }

    private static void stripDescriptor(COSDictionary font) {
        COSDictionary descriptor = font.getCOSDictionary(COSName.FONT_DESC);
        if (descriptor != null) {
            PROGRAMS.forEach(descriptor::removeItem);
        }
    }

    private static TrueTypeFont anyFont() {
        try (InputStream bytes = PDFTextStripper.class.getResourceAsStream(ANY_FONT)) {
            return new TTFParser().parse(new RandomAccessReadBuffer(bytes));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// One font in place of all that a document does not bring, instead of a search through those of the machine.
    private record OneFont(TrueTypeFont font) implements FontMapper {
        @Override
        public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
            return new FontMapping<>(font, false);
        }

        @Override
        public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
            return new FontMapping<>(font, false);
        }

        @Override
        public CIDFontMapping getCIDFont(String name, PDFontDescriptor descriptor, PDCIDSystemInfo info) {
            return new CIDFontMapping(null, font, false);
        }
    }
}
