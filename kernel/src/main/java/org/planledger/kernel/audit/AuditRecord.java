package org.planledger.kernel.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One record of who did what, or was refused (docs/audit.md). What is null is left out.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Who did what, or was refused.")
public record AuditRecord(
        @Schema(required = true) long id,

        @Schema(required = true, description = "When; of several that are one record, the last.")
        Instant at,

        @Schema(description = "The name in the token; absent when no token counted.")
        String name,

        @Schema(description = "The issuer of the token.") String issuer,

        @Schema(description = "The subject of the token, where it is not the name.")
        String subject,

        @Schema(required = true, description = "The roles in the token.")
        List<String> roles,

        @Schema(description = "For whom a service wrote.") String postedBy,

        @Schema(description = "The id of the operation; absent where it was not looked for any more.")
        String operation,

        @Schema(description = "The HTTP method.") String method,

        @Schema(description = "The address with its query, of which tokens are left out; its first 500 characters.")
        String path,

        @Schema(description = "The key of what the address names, its parts with slashes between them.")
        String thing,

        @Schema(description = "From which network address.") String remote,

        @Schema(
                required = true,
                description =
                        "DONE: done, or found to be so already. REFUSED: not let in (401), not to that (403), or not so"
                                + " often (429). FAILED: let in and not done.")
        AuditOutcome outcome,

        @Schema(required = true, description = "The HTTP status of the answer.")
        int status,

        @Schema(description = "The code of the problem that was answered.")
        String problem,

        @Schema(description = "The id of the problem in the answer and in the service's log.")
        String instance,

        @Schema(required = true, description = "How many requests alike, within a minute, it stands for.")
        int times,

        @Schema(required = true, description = "How many things were stored; 0 where nothing differed.")
        long changed,

        @Schema(description = "The version that was stored, where it was one thing.")
        Long version) {}
