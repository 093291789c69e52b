package org.planledger.plan.task;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.plan.plan.Task;

/// The tasks of a plan.
@Path("/v1/plans/{plan}/tasks")
@Tag(name = "Tasks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TaskResource {
    /// As many as a plan may have.
    private static final int MOST_PARTS = 100;

    private final TaskSearch tasks;

    TaskResource(TaskSearch tasks) {
        this.tasks = tasks;
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "listTasks", summary = "Lists the tasks of a plan in the order of the document")
    public Page<Task> list(
            @PathParam("plan") String plan,
            @QueryParam("part")
                    @Min(1)
                    @Max(MOST_PARTS)
                    @Parameter(description = "Only tasks of this part, by its place counted from 1.")
                    Integer part,
            @BeanParam TaskFilter filter,
            @BeanParam @Valid PageRequest page) {
        return tasks.ofPlan(plan, part, filter, page);
    }

    @GET
    @Path("{number}")
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "getTask", summary = "Gives one task")
    public Task get(@PathParam("plan") String plan, @PathParam("number") String number) {
        return tasks.get(plan, number);
    }
}
