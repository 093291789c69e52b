package org.planledger.kernel.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// Which audit records are asked for; a `@BeanParam`. What is null does not limit.
public class AuditQuery {
    @QueryParam("from")
    @Parameter(description = "The first moment, such as 2023-07-10T18:00:00+08:00.")
    public OffsetDateTime from;

    @QueryParam("to")
    @Parameter(description = "The moment before which they are.")
    public OffsetDateTime to;

    @QueryParam("user")
    @Parameter(description = "The name of who asked, or for whom a service wrote.")
    public String user;

    @QueryParam("operation")
    @Parameter(description = "The id of an operation, such as putPlan; also of one that there was once.")
    public String operation;

    @QueryParam("status")
    @Min(100)
    @Max(599)
    @Parameter(description = "The HTTP status of the answer.")
    public Integer status;

    @QueryParam("outcome")
    @Parameter(description = "REFUSED: only who was not let in.")
    public AuditOutcome outcome;
}
