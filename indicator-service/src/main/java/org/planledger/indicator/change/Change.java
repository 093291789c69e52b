package org.planledger.indicator.change;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.indicator.actual.Actual;
import org.planledger.indicator.definition.Indicator;
import org.planledger.indicator.holiday.Holiday;
import org.planledger.indicator.target.Target;

/// One change as followers get it: the present state of an indicator, a target or a day off, or a revision of a figure.
///
/// @param key the code, the id, `pm25/371503/2023-04`, or the date
/// @param deleted whether the thing was withdrawn
/// @param changedAt when it was written
/// @param indicator only for INDICATOR, null when it was withdrawn
/// @param target only for TARGET, null when it was withdrawn
/// @param actual only for ACTUAL; also there for a withdrawal, which is a revision
/// @param holiday only for HOLIDAY, null when the day is like its day of the week again
@Schema(
        description =
                "One change: the present state of an indicator, a target or a day off, or a revision of a figure.")
public record Change(
        @NotNull ChangeKind kind,
        @NotNull @Schema(examples = "pm25/371503/2023-04") String key,
        @NotNull Boolean deleted,
        @NotNull Instant changedAt,
        Indicator indicator,
        Target target,
        Actual actual,
        Holiday holiday) {}
