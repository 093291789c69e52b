package org.planledger.plan.document;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.plan.document.head.PlanHead;
import org.planledger.plan.document.outline.OutlinePart;

/// What was read out of the document of a plan.
///
/// @param plan what it says of the plan as a whole
/// @param parts its parts with their sections, in their order
/// @param tasks its tasks, in the order of the document
/// @param text the text of the document, which every `from` and `to` is a place in
/// @param warnings what a person has to look for in the document; null for none
@Schema(description = "What was read out of the document of a plan.")
public record DocumentReading(
        PlanHead plan,
        @Size(max = DocumentReading.MOST_PARTS) List<@NotNull @Valid OutlinePart> parts,

        @NotNull @Size(max = DocumentReading.MOST_TASKS) List<@NotNull @Valid DocumentTask> tasks,

        String text,

        @Size(max = DocumentReading.MOST_WARNINGS)
        @Schema(description = "What was probably not read, for a person to look at; it is not stored.")
        List<@NotNull String> warnings) {
    /// How many tasks a plan has at the most.
    public static final int MOST_TASKS = 2_000;

    static final int MOST_PARTS = 1_000;
    static final int MOST_WARNINGS = 20;

    DocumentReading with(List<String> more) {
        return new DocumentReading(plan, parts, tasks, text, more);
    }
}
