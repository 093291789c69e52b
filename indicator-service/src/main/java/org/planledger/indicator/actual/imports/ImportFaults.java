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
    private int added;
    private long total;

    /// Counts a fault that was found while reading, and so in the order of the file, and lists the first of them.
    void add(int number, Violation violation) {
        total++;
        if (added < MOST_LISTED) {
            added++;
            list(number, violation);
        }
    }

    /// Lists a fault that is counted elsewhere. Each check lists at least the first ones that it finds, so that those
    /// of all checks together can be told in the order of the file.
    void list(int number, Violation violation) {
        listed.add(new Found(number, violation));
    }

    void count(long faults) {
        total += faults;
    }

    boolean isEmpty() {
        return total == 0;
    }

    /// @param rows how many figures the file has
    Failure failure(long rows) {
        List<Violation> first = listed.stream()
                .sorted(Comparator.comparingInt(Found::number))
                .limit(MOST_LISTED)
                .map(Found::violation)
                .toList();
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
