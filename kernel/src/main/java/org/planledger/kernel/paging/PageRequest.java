package org.planledger.kernel.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// Which page of a list is asked for; a `@BeanParam` of every list.
public class PageRequest {
    public static final int MOST = 1000;

    @QueryParam("limit")
    @DefaultValue("100")
    @Min(1)
    @Max(MOST)
    @Parameter(description = "How many items at the most, 1 to 1000.")
    public int limit = 100;

    @QueryParam("cursor")
    @Parameter(
            description = "The nextCursor of the page before; without it the list begins.",
            schema = @Schema(type = SchemaType.STRING))
    public Cursor cursor;

    /// The key after which the page begins; the empty text, which sorts before every key, at the beginning.
    public String afterKey() {
        return cursor == null ? "" : cursor.lastKey();
    }
}
