package org.planledger.indicator.actual.imports.notation;

import java.util.Locale;
import org.planledger.indicator.actual.ActualStatus;

/// The status of a figure as people write it.
public final class StatusNotation {
    private StatusNotation() {}

    /// @return null when the text is no status
    public static ActualStatus read(String written) {
        return switch (FullWidth.folded(written).toUpperCase(Locale.ROOT)) {
            case "PROVISIONAL", "初步", "初步数" -> ActualStatus.PROVISIONAL;
            case "FINAL", "最终", "最终数", "终值" -> ActualStatus.FINAL;
            default -> null;
        };
    }
}
