package org.planledger.indicator.actual.imports;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.problem.Problem;

/// An import and how far it is.
///
/// @param format the format of the file
/// @param postedBy who posts; null when it is not known
/// @param rowsRead how many figures were read up to now
/// @param rowsAccepted how many of them nothing is said against
/// @param answer what it has done; null until it is stored or checked
/// @param problem why nothing is stored; null unless it was refused or has failed
@Schema(description = "An import and how far it is.")
public record ImportState(
        @NotNull UUID id,
        @NotNull ImportPhase phase,
        @NotNull ImportFormat format,
        @NotNull ImportMode mode,
        @NotNull Boolean dryRun,
        String postedBy,
        @NotNull Instant startedAt,
        @NotNull Instant updatedAt,

        @NotNull @Schema(description = "How many figures were read up to now.")
        Long rowsRead,

        @NotNull @Schema(description = "How many of them nothing is said against.")
        Long rowsAccepted,

        @Schema(description = "What it has done; absent until it is stored or checked.")
        ImportAnswer answer,

        @Schema(description = "Why nothing is stored; absent unless it was refused or has failed.")
        Problem problem) {}
