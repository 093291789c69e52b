package org.planledger.plan.document.outline;

import java.util.List;

/// A part of a plan.
///
/// @param title its heading line
/// @param sections the heading lines of its sections
public record OutlinePart(String title, List<String> sections) {
    public OutlinePart {
        sections = List.copyOf(sections);
    }
}
