package org.planledger.indicator.actual.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// The faults of a file: the first ones are listed, all are counted.
final class ImportFaults {
    /// How many faults an answer lists.
    static final int MOST_LISTED = 1000;

    private record Found(int number, Violation violation) {}

    private final List<Found> listed = new ArrayList<>();
    private int read;
    private int merged;
    private long total;

    /// Counts a fault that was found while reading, and lists the first of them. Each check goes in the order of the
    /// file and lists the first ones that it finds, so that those of all checks together can be told in this order.
    void addRead(int number, Violation violation) {
        total++;
        if (read < MOST_LISTED) {
            read++;
            list(number, violation);
        }
    }

    /// Counts a fault against what is stored, and lists the first of them.
    void add(int number, Violation violation) {
        total++;
        if (merged < MOST_LISTED) {
            merged++;
            list(number, violation);
        }
    }

    /// Lists a fault that is counted elsewhere.
    void list(int number, Violation violation) {
        listed.add(new Found(number, violation));
    }

    void count(long faults) {
        total += faults;
    }

    boolean isEmpty() {
        return total == 0;
    }

    long total() {
        return total;
    }

    /// The first faults, in the order of the file.
    List<Violation> first() {
        return listed.stream()
                .sorted(Comparator.comparingInt(Found::number))
                .limit(MOST_LISTED)
                .map(Found::violation)
                .toList();
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
}
