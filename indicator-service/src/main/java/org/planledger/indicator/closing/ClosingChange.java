package org.planledger.indicator.closing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is to become of a month.
///
/// @param reason why; to reopen a closed month needs one
@Schema(description = "What is to become of a month.")
public record ClosingChange(
        @NotNull ClosingStatus status,

        @Size(max = 1000) @Schema(description = "Why; needed to reopen a closed month.")
        String reason) {

    ClosingChange withoutBlankReason() {
        return reason == null || reason.isBlank() ? new ClosingChange(status, null) : this;
    }
}
