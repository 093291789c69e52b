package org.planledger.report.export;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.planledger.kernel.problem.Language;

/// How a CSV file is asked for.
public class ExportTerms {
    /// Whether the file begins with a byte order mark.
    @QueryParam("bom")
    @DefaultValue("false")
    @Parameter(description = "Whether the file begins with a byte order mark, by which Excel knows UTF-8.")
    public boolean bom;

    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
    @Parameter(hidden = true)
    String languages;

    public Language language() {
        return Language.preferredOf(languages);
    }
}
