package org.planledger.plan.document.compare;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.plan.document.DocumentTarget;

/// What became of a goal from one document to another.
///
/// @param kind what became of it
/// @param formerTask the number of its task in the former document; null when it was added
/// @param latterTask the number of its task in the latter document; null when it was dropped
/// @param former the goal as it was; null when it was added
/// @param latter the goal as it is; null when it was dropped
/// @param changed what of it is another; empty when it was added or dropped, STATUS alone unless its number
/// is known in both
@Schema(description = "What became of a goal from one document to another.")
public record TargetChange(
        TargetChangeKind kind,
        String formerTask,
        String latterTask,
        DocumentTarget former,
        DocumentTarget latter,
        List<TargetField> changed) {}
