package org.planledger.plan.task;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;

/// The search for tasks across plans.
@Path("/v1/tasks")
@Tag(name = "Tasks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TaskSearchResource {
    private final TaskSearch tasks;

    TaskSearchResource(TaskSearch tasks) {
        this.tasks = tasks;
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "searchTasks", summary = "Finds tasks across plans, by plan and order of the document")
    public Page<FoundTask> search(
            @QueryParam("region") @Parameter(description = "Only tasks of plans of this region.") String region,
            @BeanParam TaskFilter filter,
            @BeanParam @Valid PageRequest page) {
        return tasks.acrossPlans(region, filter, page);
    }
}
