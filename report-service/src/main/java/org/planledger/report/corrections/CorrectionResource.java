package org.planledger.report.corrections;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.paging.PageRequest;

/// What late corrections changed.
@Path("/v1/corrections")
@Tag(name = "Corrections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CorrectionResource {
    private final Corrections corrections;

    CorrectionResource(Corrections corrections) {
        this.corrections = corrections;
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "listCorrections",
            summary = "Lists what corrections of figures changed in a plan",
            description =
                    "Every revision that says something else than the one before it, of a figure that a target of the"
                            + " plan is judged by: its own, one that it is computed from, or the base of its growth. With each"
                            + " the targets and months whose results changed, by what was known just before it was recorded"
                            + " and just after; what was recorded at the same moment, such as one import, counts together.")
    @APIResponseSchema(value = CorrectionList.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public CorrectionList list(@BeanParam @Valid CorrectionFilter filter, @BeanParam @Valid PageRequest page) {
        return corrections.page(filter, page);
    }
}
