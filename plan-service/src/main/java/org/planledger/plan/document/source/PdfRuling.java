package org.planledger.plan.document.source;

/// A line that is drawn on a page, across or down, in points from the top left of its text.
///
/// @param isAcross whether it runs across the page
/// @param at how far down it is, or how far to the right when it runs down
/// @param from where it begins
/// @param to where it ends
record PdfRuling(boolean isAcross, float at, float from, float to) {}
