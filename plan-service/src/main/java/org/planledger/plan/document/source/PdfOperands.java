package org.planledger.plan.document.source;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/// An unpacked stream that counts what is read of it.
final class PdfOperands implements RandomAccessRead {
    private final RandomAccessRead unpacked;
    private final PdfBudget budget;

    PdfOperands(RandomAccessRead unpacked, PdfBudget budget) {
        this.unpacked = unpacked;
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        budget.takeOperands(1);
        return unpacked.read();
    }

    @Override
    public int read(byte[] units, int from, int length) throws IOException {
        int count = unpacked.read(units, from, length);
        budget.takeOperands(count);
        return count;
    }

    @Override
    public long getPosition() throws IOException {
        return unpacked.getPosition();
    }

    @Override
    public void seek(long position) throws IOException {
        unpacked.seek(position);
    }

    @Override
    public long length() throws IOException {
        return unpacked.length();
    }

    @Override
    public boolean isClosed() {
        return unpacked.isClosed();
    }

    @Override
    public boolean isEOF() throws IOException {
        return unpacked.isEOF();
    }

    @Override
    public RandomAccessReadView createView(long start, long length) throws IOException {
        return unpacked.createView(start, length);
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }
}
