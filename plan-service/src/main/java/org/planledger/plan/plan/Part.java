package org.planledger.plan.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A part (部分) of a plan. Tasks refer to it by its place, counted from 1.
///
/// @param title its heading
/// @param sections its sections in their order; empty when it has none
@Schema(description = "A part of a plan; tasks refer to it by its place, counted from 1.")
public record Part(
        @NotBlank @Size(max = 300) @Schema(examples = "二、推动高水平科技创新")
        String title,

        @Size(max = 100) List<@NotNull @Valid Section> sections) {

    public Part {
        sections = Lists.given(sections);
    }

    /// A section (节) of a part.
    ///
    /// @param title its heading
    @Schema(description = "A section of a part; tasks refer to it by its place, counted from 1.")
    public record Section(
            @NotBlank @Size(max = 300) @Schema(examples = "（一）加快重大创新平台建设")
            String title) {}
}
