package org.planledger.plan.task;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.plan.plan.Task;

/// A task that a search across plans has found.
///
/// @param plan the code of its plan
/// @param planTitle the title of its plan
/// @param region the code of the region that the plan is for
/// @param task the task
@Schema(description = "A task that a search across plans has found.")
public record FoundTask(String plan, String planTitle, String region, Task task) {}
