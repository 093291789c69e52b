package org.planledger.plan.document.outline;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/// A part of a plan.
///
/// @param title its heading line
/// @param sections the heading lines of its sections; null for none
public record OutlinePart(String title, List<@NotNull String> sections) {
    public OutlinePart {
        sections = sections == null ? List.of() : sections;
    }
}
