package org.planledger.indicator.actual.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// The faults of a file: the first ones are listed, all are counted.
final class ImportFaults {
    /// How many faults an answer lists.
    static final int MOST_LISTED = 1000;

    private final FigureFile file;

    private record Found(long number, Violation violation) {}

    private final List<Found> listed = new ArrayList<>();
    private final Check reading = new Check();
    private final Check merging = new Check();
    private long total;
    private boolean inHeader;

    ImportFaults(FigureFile file) {
        this.file = file;
    }

    /// One of the checks that go through the file. Each lists the first faults that it finds, so that those of
    /// all checks together can be told in the order of the file. What was told of a row is not told of it
    /// again: the figures of one row of a wide table share its indicator and region.
    private static final class Check {
        private final Set<Violation> ofRow = new HashSet<>();
        private long row;
        private int listed;

        private boolean isNew(long rowHere, Violation violation) {
            if (rowHere != row) {
                ofRow.clear();
                row = rowHere;
            }
            return ofRow.add(violation);
        }
    }

    /// Counts a fault that was found while reading, and lists the first of them.
    void addRead(long number, Violation violation) {
        add(reading, number, violation);
    }

    /// Counts a fault of the header. It keeps every figure from being stored, whatever was asked for.
    void addOfHeader(long number, Violation violation) {
        inHeader = true;
        addRead(number, violation);
    }

    /// Counts a fault against what is stored, and lists the first of them.
    void add(long number, Violation violation) {
        add(merging, number, violation);
    }

    private void add(Check check, long number, Violation violation) {
        if (!check.isNew(file.row(number), violation)) {
            return;
        }
        total++;
        if (check.listed < MOST_LISTED) {
            check.listed++;
            list(number, violation);
        }
    }

    /// Lists a fault that is counted elsewhere.
    void list(long number, Violation violation) {
        listed.add(new Found(number, violation));
    }

    void count(long faults) {
        total += faults;
    }

    boolean isEmpty() {
        return total == 0;
    }

    /// Whether they keep the figures without faults from being stored, too.
    ///
    /// @param partial whether those are to be stored though others have faults
    boolean refuseAll(boolean partial) {
        return inHeader || (total > 0 && !partial);
    }

    /// @param rows how many figures the file has
    Failure failure(long rows) {
        List<Violation> first = first();
        Text detail = first.size() == total
                ? Text.of("%1$d 行中有 %2$d 处需要改正，未存入任何数据", "%2$d fault(s) in %1$d rows; nothing was stored", rows, total)
                : Text.of(
                        "%1$d 行中有 %2$d 处需要改正，此处列出前 %3$d 处，未存入任何数据",
                        "%2$d fault(s) in %1$d rows, of which the first %3$d are listed; nothing was stored",
                        rows,
                        total,
                        first.size());
        return new Failure(ProblemType.INVALID_REQUEST, detail, first);
    }

    /// @param detail why the file could not be read to its end
    Failure unreadable(Text detail) {
        return new Failure(ProblemType.MALFORMED_REQUEST, detail, first());
    }

    long total() {
        return total;
    }

    /// The first faults, in the order of the file.
    List<Violation> first() {
        return listed.stream()
                .sorted(Comparator.comparingLong(Found::number))
                .limit(MOST_LISTED)
                .map(Found::violation)
                .toList();
    }
}
