package org.planledger.plan.document.source;

import java.io.IOException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/// Reads the objects of a PDF document within a budget.
final class PdfFile extends PDFParser {
    private static final String BY_PASSWORD = "Standard";

    private final PdfBudget budget;

    PdfFile(byte[] bytes, PdfBudget budget) throws IOException {
        super(new Watched(bytes, budget.deadline()));
        this.budget = budget;
        document.close();
        document = new Objects();
    }

    @Override
    protected COSBase parseDirObject() throws IOException {
        budget.takeObjects(1);
        return super.parseDirObject();
    }

    /// What only its owner may change anybody may read: it opens with the empty password.
    @Override
    protected void prepareDecryption() throws IOException {
        if (document.isEncrypted()
                && !BY_PASSWORD.equals(document.getEncryptionDictionary().getNameAsString(COSName.FILTER))) {
            throw Unreadable.locked();
        }
        try {
            super.prepareDecryption();
        } catch (InvalidPasswordException locked) {
            throw Unreadable.locked();
        }
    }

    private final class Objects extends COSDocument {
        Objects() {
            super(IOUtils.createMemoryOnlyStreamCache(), PdfFile.this);
        }

        @Override
        public COSStream createCOSStream(COSDictionary dictionary, long from, long length) throws IOException {
            COSStream stream = new PdfStream(createRandomAccessReadView(from, length), budget);
            dictionary.forEach(stream::setItem);
            stream.setKey(dictionary.getKey());
            return stream;
        }
    }

    /// The document, as long as there is time.
    private static final class Watched extends RandomAccessReadBuffer {
        private final Deadline deadline;

        Watched(byte[] bytes, Deadline deadline) {
            super(bytes);
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            deadline.checkSeldom();
            return super.read();
        }

        @Override
        public int read(byte[] units, int from, int length) throws IOException {
            deadline.checkSeldom();
            return super.read(units, from, length);
        }
    }
}
