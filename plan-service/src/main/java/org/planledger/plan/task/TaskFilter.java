package org.planledger.plan.task;

import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.planledger.plan.plan.UnitRole;

/// Which tasks a list holds; null means all.
public class TaskFilter {
    @QueryParam("unit")
    @Parameter(description = "Only tasks that this unit leads, cooperates in or takes part in, by its code.")
    String unit;

    @QueryParam("role")
    @Parameter(description = "With a unit: only tasks in which it has this role.")
    UnitRole role;

    @QueryParam("q")
    @Parameter(description = "Only tasks whose number, title or text contains this text.")
    String q;

    /// The names of the roles that count.
    List<String> roles() {
        return role == null ? Arrays.stream(UnitRole.values()).map(Enum::name).toList() : List.of(role.name());
    }
}
