package org.planledger.indicator.suspicion;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a figure is right though it is suspicious.
@Schema(description = "Why a figure is right though it is suspicious.")
public record Explanation(@NotBlank @Size(max = 1000) String reason) {}
