package org.planledger.indicator.actual.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// The faults of a file: the first ones are listed, all are counted.
final class ImportFaults {
    /// How many faults an answer lists.
    static final int MOST_LISTED = 1000;

    private record Found(long number, Violation violation) {}

    private final List<Found> listed = new ArrayList<>();
    private final Set<Violation> known = new HashSet<>();
    private int added;
    private long total;

    /// Counts a fault that was found while reading, and so in the order of the file, and lists the first of them.
    void add(long number, Violation violation) {
        total++;
        if (added < MOST_LISTED) {
            added++;
            list(number, violation);
        }
    }

    /// Lists a fault that is counted elsewhere. Each check lists at least the first ones that it finds, so that those
    /// of all checks together can be told in the order of the file. What is listed already is not listed again: the
    /// figures of one row of a wide table share its indicator and region.
    void list(long number, Violation violation) {
        if (known.add(violation)) {
            listed.add(new Found(number, violation));
        }
    }

    void count(long faults) {
        total += faults;
    }

    boolean isEmpty() {
        return total == 0;
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

    private List<Violation> first() {
        return listed.stream()
                .sorted(Comparator.comparingLong(Found::number))
                .limit(MOST_LISTED)
                .map(Found::violation)
                .toList();
    }
}
