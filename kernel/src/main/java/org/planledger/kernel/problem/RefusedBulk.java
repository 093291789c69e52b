package org.planledger.kernel.problem;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A bulk request that was refused as a whole, and what it would have done; created, updated, unchanged and rejected
/// add up to rows, and are null when it could not be read to its end.
///
/// @param id under which it can be looked up
/// @param rows how many rows were read
@Schema(description = "A bulk request that was refused as a whole, and what it would have done.")
public record RefusedBulk(UUID id, Long rows, Long created, Long updated, Long unchanged, Long rejected) {

    /// One that could not be read to its end.
    public static RefusedBulk unread(UUID id, long rows) {
        return new RefusedBulk(id, rows, null, null, null, null);
    }
}
