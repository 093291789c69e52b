package org.planledger.report.ranking;

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
import org.planledger.report.standing.Asking;

/// Who stands best.
@Path("/v1/rankings")
@Tag(name = "Rankings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RankingResource {
    private final Rankings rankings;

    RankingResource(Rankings rankings) {
        this.rankings = rankings;
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "listRankings",
            summary = "Ranks regions, units or plans by their scores",
            description = "Equal scores share a rank. A target whose task has several lead units counts fully for each"
                    + " of them. Ranks are those among all, whoever asks; shown is what the login sees as a whole, which is"
                    + " a region, unit or plan of which it sees every target that counts.")
    @APIResponseSchema(value = Ranking.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Ranking list(
            @BeanParam @Valid RankingFilter filter,
            @BeanParam @Valid Asking asking,
            @BeanParam @Valid PageRequest page) {
        return rankings.page(filter, asking, page);
    }
}
