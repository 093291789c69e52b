package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.List;

/// A part as it is being read.
final class PartDraft {
    final int ordinal;
    final String title;
    /// Whether it is a 第一部分, under which parts count anew.
    final boolean isChapter;
    final List<String> sections = new ArrayList<>();

    PartDraft(int ordinal, String title, boolean isChapter) {
        this.ordinal = ordinal;
        this.title = title;
        this.isChapter = isChapter;
    }

    OutlinePart part() {
        return new OutlinePart(title, List.copyOf(sections));
    }
}
