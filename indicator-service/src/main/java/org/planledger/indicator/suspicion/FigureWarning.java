package org.planledger.indicator.suspicion;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;

/// A suspicion against a figure, in the language of the request.
///
/// @param message what is suspicious
/// @param expected what would not be
@Schema(description = "A suspicion against a figure; it warns and does not refuse.")
public record FigureWarning(
        @NotNull Suspicion code,
        @NotNull String message,
        @NotNull String expected) {

    /// The same in both languages.
    public record Words(Suspicion code, Text message, Text expected) {
        public FigureWarning in(Language language) {
            return new FigureWarning(code, message.in(language), expected.in(language));
        }
    }
}
