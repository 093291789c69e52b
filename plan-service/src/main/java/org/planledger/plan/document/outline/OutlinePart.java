package org.planledger.plan.document.outline;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// A part of a plan.
///
/// @param title its heading line
/// @param sections the heading lines of its sections; null for none
public record OutlinePart(
        String title, @Size(max = OutlinePart.MOST_SECTIONS) List<@NotNull String> sections) {
    static final int MOST_SECTIONS = 1_000;

    public OutlinePart {
        sections = sections == null ? List.of() : sections;
    }
}
