package org.planledger.kernel.problem;

import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.json.CleanText;

/// An error answer (RFC 9457, `application/problem+json`).
///
/// @param type the stable code of the problem, `urn:plan-ledger:problem:<code>`
/// @param title what kind of problem it is, in the language of Accept-Language
/// @param status the HTTP status
/// @param detail what happened this time
/// @param instance the id of this answer, which also stands in the service's log
/// @param bulk which bulk request was refused, and what it would have done; absent for other requests
/// @param violations every fault in what was sent; absent where none can be named
@Schema(description = "An error answer (RFC 9457).")
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String instance,
        RefusedBulk bulk,
        List<ProblemViolation> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /// One fault, in the language of the answer; see [Violation].
    @Schema(description = "One fault in what was sent.")
    public record ProblemViolation(
            String field, Integer line, Integer column, String code, String message, String expected) {}

    /// The problem that a failure is answered with.
    public static Problem of(Failure failure, Language language, String instance) {
        return new Problem(
                failure.type().uri(),
                failure.type().title().in(language),
                failure.type().status(),
                failure.detail().in(language),
                instance,
                failure.bulk(),
                failure.violations().isEmpty() ? null : violations(failure.violations(), language));
    }

    /// Faults in a language.
    public static List<ProblemViolation> violations(List<Violation> violations, Language language) {
        return violations.stream()
                .map(violation -> new ProblemViolation(
                        CleanText.shown(violation.field()),
                        violation.line(),
                        violation.column(),
                        violation.code(),
                        violation.message().in(language),
                        violation.expected() == null
                                ? null
                                : violation.expected().in(language)))
                .toList();
    }
}
