package org.planledger.plan.document.outline;

import java.util.List;
import org.planledger.plan.document.source.Range;

/// A task as it stands in the document, or what a part says before its first task.
///
/// @param number the number in the document; `P2` for what part 二 says before its first task, and `P0` for goals before
/// the first part. Where numbers begin anew in each part, the part's number and a hyphen stand before them (`2-1`),
/// and where they do in each section, that of the section too (`2-3-1`)
/// @param title the short heading; null when the text has none
/// @param part the heading line of the part; null when it stands in none
/// @param section the heading line of the section; null when it stands in none
/// @param units who is to do it
/// @param bodies what it says, paragraph by paragraph, without heading and units
/// @param promises those of the bodies that do not look back to what was before the plan
/// @param timeLimits for each of the promises where it stands by when it is to be done; empty where nothing says so
/// @param rows what the tables of indicators in it promise
/// @param range all of it
public record OutlineTask(
        String number,
        String title,
        String part,
        String section,
        Units units,
        List<Range> bodies,
        List<Range> promises,
        List<Range> timeLimits,
        List<IndicatorRow> rows,
        Range range) {
    public OutlineTask {
        bodies = List.copyOf(bodies);
        promises = List.copyOf(promises);
        timeLimits = List.copyOf(timeLimits);
        rows = List.copyOf(rows);
    }

    /// Whether it is no numbered task, but what its part (P2), or its chapter (C2), says before its first one.
    public boolean isOpening() {
        return number.startsWith("P") || number.startsWith("C");
    }
}
