package org.planledger.report.results;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.planledger.kernel.problem.Language;

/// Whether results are to be explained, and in which language.
public class Explaining {
    @QueryParam("explain")
    @DefaultValue("false")
    @Parameter(
            description = "Whether each result also says how it came about: the figures used, the numbers that went in,"
                    + " and the rule that decided, as a sentence in the language of Accept-Language.")
    boolean explain;

    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
    @Parameter(hidden = true)
    String languages;

    /// Null when nothing is to be explained.
    Language language() {
        return explain ? Language.preferredOf(languages) : null;
    }
}
