package org.planledger.report.evaluation;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.answer.TakesTurnLater;

/// Trial calculations.
@Path("/v1/evaluations")
@Tag(name = "Evaluations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EvaluationResource {
    private static final String EXAMPLE = """
            {"asOf": "2023-09",
             "indicators": [{"code": "new-jobs", "frequency": "MONTH", "aggregation": "SUM", "direction": "HIGHER",
                             "decimals": 0}],
             "observations": [{"indicator": "new-jobs", "period": "2023-01", "value": 150},
                              {"indicator": "new-jobs", "period": "2023-02", "value": 140}],
             "targets": [{"id": "jobs", "indicator": "new-jobs", "comparator": "AT_LEAST", "value": 1800,
                          "from": "2023-01", "to": "2023-12"}]}
            """;

    private final Evaluations evaluations;

    EvaluationResource(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @POST
    @TakesTurnLater
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "evaluate",
            summary = "Computes results from what is sent, and stores nothing",
            description = "The answer is what the rule book says about the targets, given these observations.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = EvaluationRequest.class),
                            examples = @ExampleObject(name = "jobs", value = EXAMPLE)))
    public EvaluationAnswer evaluate(InputStream body) throws IOException, InterruptedException {
        return evaluations.evaluate(body);
    }
}
