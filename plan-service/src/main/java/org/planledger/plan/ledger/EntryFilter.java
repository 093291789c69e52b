package org.planledger.plan.ledger;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// Which entries a list holds; null means all.
public class EntryFilter {
    @QueryParam("kind")
    @Parameter(description = "Only entries of this kind.")
    EntryKind kind;

    @QueryParam("open")
    @Parameter(description = "true: only problems that are not resolved; false: only those that are.")
    Boolean open;

    @QueryParam("unit")
    @Parameter(description = "Only entries on tasks that this unit leads, cooperates in or takes part in, by its code.")
    String unit;
}
