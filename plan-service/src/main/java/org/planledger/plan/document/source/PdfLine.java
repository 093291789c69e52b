package org.planledger.plan.document.source;

/// A line as it stands on a page, in points.
///
/// @param text its characters
/// @param left where it begins
/// @param right where it ends
/// @param top how far it is from the top of the page
/// @param bottom how far it is from the bottom of the page
/// @param size the height of its characters
/// @param page on which page it is, counted from 1
record PdfLine(String text, float left, float right, float top, float bottom, float size, int page)
        implements PdfPart {}
