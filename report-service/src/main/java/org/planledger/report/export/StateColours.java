package org.planledger.report.export;

import org.planledger.report.attainment.State;

/// The colours of the states in charts, the same in every kind of file.
public final class StateColours {
    private static final int WHITE = 0xFFFFFF;
    private static final int BLACK = 0x1F1F1F;

    private StateColours() {}

    /// Red, green and blue in the lower three bytes.
    public static int fill(State state) {
        return switch (state) {
            case TARGET_NOT_SET -> 0xD9D9D9;
            case NOT_STARTED -> 0xBFBFBF;
            case NO_DATA -> 0x9DC3E6;
            case BREACHED -> 0x7B1FA2;
            case ACHIEVED -> 0x2E7D32;
            case MISSED -> 0x8B0000;
            case ON_TRACK -> 0xA9D18E;
            case BEHIND -> 0xFFD966;
            case FAR_BEHIND -> 0xE57373;
        };
    }

    /// Of words that stand on the fill.
    public static int letters(State state) {
        return switch (state) {
            case BREACHED, ACHIEVED, MISSED -> WHITE;
            case TARGET_NOT_SET, NOT_STARTED, NO_DATA, ON_TRACK, BEHIND, FAR_BEHIND -> BLACK;
        };
    }
}
