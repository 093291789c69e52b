package org.planledger.plan.document.source;

import org.planledger.kernel.problem.Text;

/// A document whose text is not read: what is wrong with it, and what would be right.
public final class UnreadableDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Text problem;
    private final transient Text expected;

    /// Why a document is not read.
    public enum Reason {
        /// It has no content at all.
        EMPTY,
        /// It has more bytes, more text or more inside than is taken.
        TOO_LARGE,
        /// It has a format that is not read, or none that is known.
        UNKNOWN_FORMAT,
        /// It has another format than was declared.
        OTHER_FORMAT,
        /// It is cut off, damaged or malformed.
        BROKEN,
        /// It is encrypted.
        LOCKED,
        /// It has no text: it is a scan, or blank.
        NO_TEXT,
        /// It was not read within the time.
        TOO_SLOW,
        /// Other documents are being read; it can be tried again.
        BUSY
    }

    UnreadableDocumentException(Reason reason, Text problem, Text expected) {
        this(reason, problem, expected, null);
    }

    /// @param cause null when there is none
    UnreadableDocumentException(Reason reason, Text problem, Text expected, Throwable cause) {
        super(problem.english(), cause);
        this.reason = reason;
        this.problem = problem;
        this.expected = expected;
    }

    public Reason reason() {
        return reason;
    }

    /// What is wrong.
    public Text problem() {
        return problem;
    }

    /// What would be right.
    public Text expected() {
        return expected;
    }
}
