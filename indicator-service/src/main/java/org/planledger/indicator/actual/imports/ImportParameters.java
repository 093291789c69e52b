package org.planledger.indicator.actual.imports;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.planledger.indicator.caller.Caller;
import org.planledger.kernel.access.PostedBy;
import org.planledger.kernel.audit.AuditedCall;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.kernel.request.IdempotencyKey;

/// What a request for an import says beside the file.
public class ImportParameters {
    static final String RESPOND_ASYNC = "respond-async";

    @QueryParam("dryRun")
    @DefaultValue("false")
    @Parameter(description = "Whether to answer what would be done, and to do nothing.")
    boolean dryRun;

    @QueryParam("mode")
    @DefaultValue("atomic")
    @Parameter(
            description =
                    "What is stored of a file that has faults: nothing (atomic), or the figures without (partial).",
            schema =
                    @Schema(
                            enumeration = {"atomic", "partial"},
                            defaultValue = "atomic"))
    String mode;

    @HeaderParam(IdempotencyKey.HEADER)
    @Parameter(
            description =
                    "A key of the caller's choice under which the same import may be sent again: what was stored is"
                            + " answered again. With another file, or one that is read in another charset, it is refused"
                            + " (422).")
    String idempotencyKey;

    @HeaderParam("Prefer")
    @Parameter(description = "respond-async: answer as soon as the file is received (RFC 7240).")
    List<String> prefer;

    @HeaderParam(PostedBy.HEADER)
    @Parameter(description = PostedBy.DESCRIPTION)
    String postedBy;

    /// @param marking whether a workbook that has faults is answered with itself, the faults marked
    /// @param call the request, for its audit record
    /// @throws Failure of type INVALID_REQUEST when a parameter cannot be read
    Imports.Request request(
            ImportFormat format, boolean marking, HttpHeaders headers, Caller caller, AuditedCall call) {
        boolean isTable = format == ImportFormat.CSV || format == ImportFormat.XLSX;
        if (!isTable) {
            ImportEncoding.refuseOtherThanUtf8(headers);
        }
        ImportOptions options =
                new ImportOptions(dryRun, isPartial(), caller.sender(), caller.name(postedBy), caller.rights());
        return new Imports.Request(
                format,
                format == ImportFormat.CSV ? ImportEncoding.charsetOf(headers) : null,
                year(),
                options,
                IdempotencyKey.of(idempotencyKey),
                Language.preferredOf(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)),
                marking && waits(),
                call);
    }

    /// The year of the periods of a table that name none; null when it is not told.
    Integer year() {
        return null;
    }

    /// Whether the answer is to wait until the import is done.
    boolean waits() {
        return prefer.stream()
                .flatMap(header -> List.of(header.split(",", -1)).stream())
                .noneMatch(preference ->
                        preference.strip().toLowerCase(Locale.ROOT).equals(RESPOND_ASYNC));
    }

    private boolean isPartial() {
        return switch (mode) {
            case "atomic" -> false;
            case "partial" -> true;
            default ->
                throw Failure.invalid(Violation.of(
                        "mode",
                        "mode",
                        Text.of("没有方式“%s”", "there is no mode \"%s\"", mode),
                        Text.of("atomic 或 partial", "atomic or partial")));
        };
    }
}
