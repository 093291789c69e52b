package org.planledger.plan.document.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/// A stream of a PDF document, which the library unpacks into memory as a whole. Before it may, it is unpacked to be
/// counted.
final class PdfStream extends COSStream {
    private static final int MOST_FILTERS = 4;
    private static final int WIDEST_ROW = 1 << 16;
    private static final int MOST_COLORS = 32;
    private static final int MOST_BITS = 32;

    /// Those in which text is packed. Others are for images, which have no text.
    private static final Set<COSName> FILTERS = Set.of(
            COSName.FLATE_DECODE,
            COSName.FLATE_DECODE_ABBREVIATION,
            COSName.LZW_DECODE,
            COSName.LZW_DECODE_ABBREVIATION,
            COSName.ASCII85_DECODE,
            COSName.ASCII85_DECODE_ABBREVIATION,
            COSName.ASCII_HEX_DECODE,
            COSName.ASCII_HEX_DECODE_ABBREVIATION,
            COSName.RUN_LENGTH_DECODE,
            COSName.RUN_LENGTH_DECODE_ABBREVIATION);

    private final PdfBudget budget;

    PdfStream(RandomAccessReadView packed, PdfBudget budget) throws IOException {
        super(IOUtils.createMemoryOnlyStreamCache().create(), packed);
        this.budget = budget;
    }

    @Override
    public COSInputStream createInputStream(DecodeOptions options) throws IOException {
        bound();
        return super.createInputStream(options);
    }

    /// What is deciphered is kept beside what was read.
    @Override
    public OutputStream createRawOutputStream() throws IOException {
        return both(budget.new Counted(false), super.createRawOutputStream());
    }

    @Override
    public RandomAccessRead createView() throws IOException {
        bound();
        boundReferences();
        RandomAccessRead unpacked = super.createView();
        return hasObjects() ? unpacked : new PdfOperands(unpacked, budget);
    }

    /// The filters as a list, even of one: a page that is told to have one alone is unpacked by the library on another
    /// way, where nothing can be counted.
    @Override
    public COSBase getFilters() {
        COSBase told = super.getFilters();
        if (told instanceof COSName) {
            COSArray list = new COSArray();
            list.add(told);
            return list;
        }
        return told;
    }

    private boolean hasObjects() {
        COSName type = getCOSName(COSName.TYPE);
        return COSName.OBJ_STM.equals(type) || COSName.XREF.equals(type);
    }

    /// @throws UnreadableDocumentException when it would be unpacked to too much
    private void bound() throws IOException {
        List<COSName> filters = filters();
        InputStream packed = createRawInputStream();
        for (int i = 0; i < filters.size(); i++) {
            boundRow(i);
            boolean isLast = i == filters.size() - 1;
            OutputStream counted = budget.new Counted(isLast && hasObjects());
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            FilterFactory.INSTANCE
                    .getFilter(filters.get(i))
                    .decode(packed, isLast ? counted : both(counted, kept), this, i, DecodeOptions.DEFAULT);
            packed = new ByteArrayInputStream(kept.toByteArray());
        }
        if (filters.isEmpty()) {
            packed.transferTo(budget.new Counted(hasObjects()));
        }
    }

    /// A stream of cross-references says itself how many it has, and they may have no length at all
    /// (ISO 32000-2, 7.5.8).
    private void boundReferences() throws IOException {
        COSArray lengths = getCOSArray(COSName.W);
        if (lengths == null) {
            return;
        }
        int length = 0;
        for (int i = 0; i < lengths.size(); i++) {
            length += Math.max(0, lengths.getInt(i, 0));
        }
        if (length == 0) {
            throw new IOException("cross-references of no length");
        }
        budget.takeReferences(references());
    }

    private long references() {
        COSArray sections = getCOSArray(COSName.INDEX);
        if (sections == null) {
            return getInt(COSName.SIZE, 0);
        }
        long references = 0;
        for (int i = 1; i < sections.size(); i += 2) {
            references += Math.max(0, sections.getInt(i, 0));
        }
        return references;
    }

    private List<COSName> filters() throws IOException {
        List<COSName> filters = new ArrayList<>();
        if (getFilters() instanceof COSArray names) {
            for (int i = 0; i < names.size() && i <= MOST_FILTERS; i++) {
                if (names.getObject(i) instanceof COSName name) {
                    filters.add(name);
                }
            }
        }
        if (filters.size() > MOST_FILTERS || !FILTERS.containsAll(filters)) {
            throw new IOException("packed in a way that text is not");
        }
        return filters;
    }

    /// A row is taken into memory as wide as it is said to be.
    private void boundRow(int filter) throws IOException {
        COSBase told = getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        if (told instanceof COSArray each) {
            told = each.getObject(filter);
        }
        if (told instanceof COSDictionary parameters
                && (parameters.getInt(COSName.COLUMNS, 1) > WIDEST_ROW
                        || parameters.getInt(COSName.COLORS, 1) > MOST_COLORS
                        || parameters.getInt(COSName.BITS_PER_COMPONENT, 1) > MOST_BITS)) {
            throw new IOException("rows that are wider than those of text");
        }
    }

    private static OutputStream both(OutputStream counted, OutputStream kept) {
        return new FilterOutputStream(kept) {
            @Override
            public void write(int unit) throws IOException {
                counted.write(unit);
                out.write(unit);
            }

            @Override
            public void write(byte[] units, int from, int count) throws IOException {
                counted.write(units, from, count);
                out.write(units, from, count);
            }
        };
    }
}
