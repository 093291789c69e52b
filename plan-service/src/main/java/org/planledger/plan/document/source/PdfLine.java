package org.planledger.plan.document.source;

/// A line as it stands on a page.
///
/// @param text its characters
/// @param left where it begins
/// @param right where it ends
/// @param size the height of its characters, in the same unit
/// @param page on which page it is, counted from 1
record PdfLine(String text, float left, float right, float size, int page) {}
