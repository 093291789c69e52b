package org.planledger.plan.document.source;

/// What a page is made of, in the order in which it is read.
sealed interface PdfPart permits PdfLine, PdfTable {}
