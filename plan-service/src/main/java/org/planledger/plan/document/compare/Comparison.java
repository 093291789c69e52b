package org.planledger.plan.document.compare;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// In what two readings differ. What is the same is left out.
///
/// @param tasks the tasks that were dropped or changed, in the order of the former document, then those that
/// were added
/// @param targets the goals that were changed, in the order of the former document, then those that were
/// dropped, then those that were added
@Schema(description = "In what two readings differ.")
public record Comparison(List<TaskChange> tasks, List<TargetChange> targets) {}
