package org.planledger.report.export.pdf;

import java.awt.Color;

/// The kinds of text in a report.
public enum TextStyle {
    TITLE(28, true, Ink.DARK),
    /// A title that would take too much of the page.
    LONG_TITLE(16, true, Ink.DARK),
    SUBTITLE(17, false, Ink.ACCENT),
    HEADING(17, true, Ink.DARK),
    BAND(10, true, Color.WHITE),
    /// Sentences.
    BODY(11, false, Ink.TEXT),
    /// What a figure is called.
    LABEL(10, false, Ink.FAINT),
    /// A figure that is to be seen first.
    FIGURE(21, true, Ink.DARK),
    COLUMN(8, true, Ink.DARK),
    CELL(8, false, Ink.TEXT),
    CELL_STRONG(8, true, Ink.TEXT),
    /// What is told beside something else.
    NOTE(7, false, Ink.FAINT);

    private final float points;
    private final boolean bold;
    private final Color colour;

    TextStyle(float points, boolean bold, Color colour) {
        this.points = points;
        this.bold = bold;
        this.colour = colour;
    }

    float points() {
        return points;
    }

    boolean bold() {
        return bold;
    }

    Color colour() {
        return colour;
    }
}
