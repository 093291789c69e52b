package org.planledger.report.export.pdf;

import java.awt.Color;

/// The colours of a report that mean nothing.
final class Ink {
    static final Color DARK = new Color(0x1F3864);
    static final Color ACCENT = new Color(0x2F5597);
    static final Color TEXT = new Color(0x222222);
    static final Color FAINT = new Color(0x5F6368);
    static final Color LINE = new Color(0xBFC5CF);
    static final Color COLUMNS = new Color(0xD9E2F3);
    static final Color TILE = new Color(0xF3F6FB);
    static final Color TRACK = new Color(0xE8EBF0);

    private Ink() {}
}
