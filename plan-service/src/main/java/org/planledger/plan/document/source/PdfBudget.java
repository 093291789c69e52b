package org.planledger.plan.document.source;

import java.io.OutputStream;
import org.planledger.kernel.problem.Text;

/// What a PDF document may take while it is read: the time, what is unpacked of it, and the objects that are made of
/// it. A library reads it, which has no such bounds of its own; so they are held where it asks for what it reads.
final class PdfBudget {
    /// How many bytes a stream is unpacked to at the most.
    static final int MOST_IN_A_STREAM = 8 << 20;

    private static final int MOST_UNPACKED = 64 << 20;
    private static final int MOST_OBJECTS = 400_000;
    private static final int MOST_OPERANDS = 256 << 10;
    private static final int MOST_OF_A_FONT = 2 << 20;

    private final Deadline deadline;
    private int unpacked;
    private int objects;
    private int operands;
    private int mostOperands = MOST_OPERANDS;

    PdfBudget(Deadline deadline) {
        this.deadline = deadline;
    }

    Deadline deadline() {
        return deadline;
    }

    void takeObjects(int count) {
        deadline.checkSeldom();
        objects += count;
        if (objects > MOST_OBJECTS) {
            throw Unreadable.tooLarge(Text.of("最多 %,d 个 PDF 对象", "at most %,d PDF objects", MOST_OBJECTS));
        }
    }

    /// @param count how many cross-references a stream says that it has
    void takeReferences(long count) {
        takeObjects((int) Math.min(count, MOST_OBJECTS + 1L));
    }

    private void takeUnpacked(int inStream, int count) {
        deadline.checkSeldom();
        unpacked += count;
        if (inStream > MOST_IN_A_STREAM || unpacked > MOST_UNPACKED) {
            throw Unreadable.tooLarge(Text.of(
                    "每个数据流解压后最多 %1$d MB，共 %2$d MB",
                    "at most %1$d MB in each unpacked stream, and %2$d MB together",
                    MOST_IN_A_STREAM >> 20,
                    MOST_UNPACKED >> 20));
        }
    }

    /// Begins to count anew what is read for one operator: all of that is kept until the operator is known.
    void beginOperator() {
        deadline.check();
        operands = 0;
        mostOperands = MOST_OPERANDS;
    }

    /// The same for an operator that reads what a font tells of its characters.
    void beginFont() {
        operands = 0;
        mostOperands = MOST_OF_A_FONT;
    }

    void takeOperands(int count) {
        deadline.checkSeldom();
        operands += Math.max(count, 0);
        if (operands > mostOperands) {
            throw Unreadable.tooLarge(
                    Text.of("每个 PDF 操作最多 %d KB", "at most %d KB for each PDF operator", mostOperands >> 10));
        }
    }

    /// Takes what a stream is unpacked to, to no other end than to count it.
    final class Counted extends OutputStream {
        private final boolean hasObjects;
        private int length;
        private boolean isInWord;

        /// @param hasObjects whether it holds objects, which are more the more words it has
        Counted(boolean hasObjects) {
            this.hasObjects = hasObjects;
        }

        @Override
        public void write(int unit) {
            length++;
            takeUnpacked(length, 1);
            if (hasObjects) {
                count((byte) unit);
            }
        }

        @Override
        public void write(byte[] units, int from, int count) {
            length += count;
            takeUnpacked(length, count);
            for (int i = from; hasObjects && i < from + count; i++) {
                count(units[i]);
            }
        }

        private void count(byte unit) {
            boolean isDelimiter = "[]<>(/".indexOf(unit) >= 0;
            boolean isWord = unit > ' ' && !isDelimiter;
            if (isDelimiter || isWord && !isInWord) {
                takeObjects(1);
            }
            isInWord = isWord;
        }
    }
}
