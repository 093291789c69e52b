package org.planledger.indicator.actual.imports;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What an import has done; created, updated, unchanged and rejected add up to rows.
///
/// @param rows the figures read
/// @param created those that had no revision before
/// @param updated those that were stored as a further revision
/// @param unchanged those that were there already
/// @param rejected those that were not stored; an import is atomic, so none unless all are, and then it is a
/// problem
@Schema(description = "What an import has done; created, updated, unchanged and rejected add up to rows.")
public record ImportSummary(
        @NotNull Long rows,
        @NotNull Long created,
        @NotNull Long updated,
        @NotNull Long unchanged,
        @NotNull Long rejected) {}
