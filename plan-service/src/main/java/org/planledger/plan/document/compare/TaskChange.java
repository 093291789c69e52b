package org.planledger.plan.document.compare;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of a task from one document to another.
///
/// @param kind what became of it
/// @param formerNumber its number in the former document; null when it was added
/// @param latterNumber its number in the latter document; null when it was dropped
/// @param formerTitle its heading in the former document; null without one
/// @param latterTitle its heading in the latter document; null without one
/// @param changed what of it is another; empty unless it was changed
@Schema(description = "What became of a task from one document to another.")
public record TaskChange(
        TaskChangeKind kind,
        String formerNumber,
        String latterNumber,
        String formerTitle,
        String latterTitle,
        List<TaskField> changed) {}
