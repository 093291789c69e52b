package org.planledger.indicator.holiday;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A day that is not like its day of the week: a day off (放假), or a working day on a weekend (调休上班).
///
/// @param name what the day is about, such as 春节
/// @param working whether people work on it; false when it is left out
@Schema(description = "A day that is not like its day of the week.")
public record Holiday(
        @NotNull LocalDate date,
        @NotBlank @Size(max = 100) @Schema(examples = "春节") String name,

        @Schema(description = "Whether people work on this day, as on some Sundays; false when left out.")
        Boolean working) {

    Holiday withDefaults() {
        return new Holiday(date, name, Boolean.TRUE.equals(working));
    }
}
