package org.planledger.indicator.actual.imports;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.problem.Problem.ProblemViolation;

/// What an import has done, or would do; created, updated, unchanged and rejected add up to rows.
///
/// @param id under which the import can be looked up
/// @param rows the figures read
/// @param created those that had no revision before
/// @param updated those that were stored as a further revision
/// @param unchanged those that were there already
/// @param rejected those that were not stored because of a fault
/// @param changes the first of those created or updated, with before and after
/// @param warnings how many open warnings its figures have been given, or would be
/// @param suspicions the first of these
/// @param faults how many faults the rejected ones have; null without
/// @param violations the first of these faults; null without
@Schema(description = "What an import has done, or would do; created, updated, unchanged and rejected add up to rows.")
public record ImportAnswer(
        @NotNull UUID id,

        @NotNull @Schema(description = "Whether nothing was stored, because that was asked for.")
        Boolean dryRun,

        @NotNull ImportMode mode,
        @NotNull Long rows,
        @NotNull Long created,
        @NotNull Long updated,
        @NotNull Long unchanged,
        @NotNull Long rejected,

        @NotNull @Schema(description = "The first 1,000 of those created or updated, with before and after.")
        List<ImportChange> changes,

        @NotNull @Schema(description = "How many open warnings its figures have been given, or would be.")
        Long warnings,

        @NotNull @Schema(description = "The first 1,000 of these, by the figures' places in the file.")
        List<ImportSuspicion> suspicions,

        @Schema(description = "How many faults the rejected figures have; absent without.")
        Long faults,

        @Schema(description = "The first 1,000 of these faults; absent without.")
        List<ProblemViolation> violations) {

    /// The same answer to who only asks what would be answered.
    ImportAnswer asDryRun() {
        return new ImportAnswer(
                id,
                true,
                mode,
                rows,
                created,
                updated,
                unchanged,
                rejected,
                changes,
                warnings,
                suspicions,
                faults,
                violations);
    }
}
