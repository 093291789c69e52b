package org.planledger.indicator.calendar;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.period.Period;

/// A figure that is due.
///
/// @param name of the indicator
/// @param units those that lead the tasks it is due for; empty where none is known
/// @param deadline the last day on which it is on time, in Asia/Shanghai
/// @param revision the present one; null when it is not posted
/// @param postedAt when it was posted for the first time; null when it is not posted
@Schema(description = "A figure that is due.")
public record CalendarItem(
        @NotNull String indicator,
        @NotNull String name,
        @NotNull String region,

        @NotNull @Schema(description = "The units that lead the tasks it is due for; empty where none is known.")
        List<String> units,

        @NotNull Period period,

        @NotNull @Schema(description = "The last day on which it is on time.")
        LocalDate deadline,

        @NotNull CalendarState state,

        @Schema(description = "The present one; absent when it is not posted.")
        Integer revision,

        @Schema(description = "When it was posted for the first time; absent when it is not posted.")
        Instant postedAt) {}
