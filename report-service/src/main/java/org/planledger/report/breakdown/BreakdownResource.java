package org.planledger.report.breakdown;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.problem.Language;
import org.planledger.report.standing.Asking;

/// To whom targets are broken down.
@Path("/v1/targets/{id}/breakdown")
@Tag(name = "Breakdown")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BreakdownResource {
    private final Breakdowns breakdowns;

    BreakdownResource(Breakdowns breakdowns) {
        this.breakdowns = breakdowns;
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "getBreakdown",
            summary = "Says how a target is broken down, who is missing and who is late (指标分解)",
            description =
                    "The children are the targets that name it as their parent, whatever plan they belong to. Sums"
                            + " are given for amounts of flows and stocks; levels, shares and growth are never added. Children,"
                            + " late, missing, spread and what warnings name are only what the login sees. Sums, and warnings"
                            + " about all children together, are absent when it does not see some child, for they would tell of"
                            + " it; a draft that it does not see is no child.")
    public RestResponse<TargetBreakdown> get(
            @PathParam("id") String target,
            @BeanParam @Valid Asking asking,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String languages) {
        Language language = Language.preferredOf(languages);
        return RestResponse.ResponseBuilder.ok(breakdowns.of(target, asking, language))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
