package org.planledger.report.signals;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One published change. Each change is there for itself, also when the same target has changed again since.
///
/// @param key the target's id
/// @param deleted whether the target is gone, or its plan no longer in force
/// @param changedAt when it was published
/// @param signal null when it is deleted
@Schema(description = "One published change.")
public record Change(
        @Schema(required = true) ChangeKind kind,

        @Schema(required = true, description = "The target's id.")
        String key,

        @Schema(
                required = true,
                description = "Whether the target is gone, or its plan no longer in force; then only the key is given.")
        boolean deleted,

        @Schema(required = true, description = "When it was published.")
        OffsetDateTime changedAt,

        @Schema(description = "The change; absent when it is deleted.")
        SignalChange signal) {}
