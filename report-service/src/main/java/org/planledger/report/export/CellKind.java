package org.planledger.report.export;

/// What the cells of a column hold, and so how they are shown.
public enum CellKind {
    /// Codes by which people look a row up.
    KEY,
    /// Codes of what a column beside them has in words, which are for programs.
    CODE,
    /// A word or two, such as that of a state.
    WORD,
    /// Names and headings, which may take several lines.
    NAME,
    /// Months such as 2023-04.
    MONTH,
    /// Values in a unit of measure.
    NUMBER,
    /// Shares and ratios, of which 1 is the whole.
    RATIO,
    /// Scores from 0 to 100.
    SCORE,
    /// Whole numbers: counts and places.
    COUNT
}
