package org.planledger.plan.document.outline;

/// How the tasks of a document are counted. One that counts them 1. has lists in which 行动一 stands, and one that
/// counts them 任务一 has lists in which 1. stands, and those are no tasks.
final class Numbering {
    private int last;
    private boolean hasNumbers;
    private boolean isLastNamed;

    /// The number of the last task; 0 before the first.
    int last() {
        return last;
    }

    boolean isBegun() {
        return last > 0;
    }

    void count(int number) {
        last = number;
        hasNumbers = true;
        isLastNamed = false;
    }

    void count(Heading heading) {
        if (heading.level() == Heading.Level.NAMED) {
            last = heading.ordinal();
            isLastNamed = true;
        } else {
            count(heading.ordinal());
        }
    }

    /// Whether a heading counts on in the same way.
    ///
    /// @param isInTask whether it stands in a task
    boolean goesOnWith(Heading heading, boolean isInTask) {
        return heading.level() == Heading.Level.NAMED ? !hasNumbers : !isInTask || !isLastNamed;
    }
}
