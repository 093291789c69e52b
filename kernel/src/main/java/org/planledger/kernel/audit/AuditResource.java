package org.planledger.kernel.audit;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;

/// The audit records over HTTP: they are read, and nothing else.
@Path("/v1/audit-records")
@Tag(name = "Audit", description = "Who did what, and who was refused.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AuditResource {
    private final AuditRecords records;

    AuditResource(AuditRecords records) {
        this.records = records;
    }

    @GET
    @PermissionsAllowed(Permission.READ_AUDIT)
    @Operation(
            operationId = "listAuditRecords",
            summary = "Lists who wrote what and who was refused, the latest first",
            description = "Only for who reaches all regions, since records tell of all of them.")
    public Page<AuditRecord> list(@BeanParam @Valid AuditQuery query, @BeanParam @Valid PageRequest page) {
        return records.list(query, page);
    }
}
