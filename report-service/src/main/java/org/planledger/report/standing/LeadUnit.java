package org.planledger.report.standing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A unit that leads a task (牵头单位).
///
/// @param name null when it is not known
@Schema(description = "A unit that leads a task (牵头单位).")
public record LeadUnit(
        @Schema(required = true, examples = "371503-qkjj") String code,

        @Schema(description = "Absent when it is not known.")
        String name) {}
