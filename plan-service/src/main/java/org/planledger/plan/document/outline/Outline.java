package org.planledger.plan.document.outline;

import java.util.List;
import org.planledger.plan.document.source.Range;

/// How a document is built.
///
/// @param head what stands before the first part: title, table of properties, letter, reasons
/// @param parts the heading lines of the parts
/// @param tasks the tasks and what parts say before them, in the order of the document
public record Outline(List<Range> head, List<OutlinePart> parts, List<OutlineTask> tasks) {
    public Outline {
        head = List.copyOf(head);
        parts = List.copyOf(parts);
        tasks = List.copyOf(tasks);
    }
}
