package org.planledger.kernel.version;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.planledger.kernel.feed.ChangeTokens;

/// Documents, from one place, the headers that the answers to PUT and DELETE carry.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class WriteHeaders implements OASFilter {
    /// The extension of an operation that writes what no feed carries: its answers have no change token.
    public static final String UNPUBLISHED = "x-unpublished";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(item -> item.getOperations().forEach(WriteHeaders::document));
    }

    private static void document(PathItem.HttpMethod method, Operation operation) {
        if (method != PathItem.HttpMethod.PUT && method != PathItem.HttpMethod.DELETE) {
            return;
        }
        boolean published =
                operation.getExtensions() == null || !operation.getExtensions().containsKey(UNPUBLISHED);
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                document(status, response, published);
            }
        });
    }

    private static void document(String status, APIResponse response, boolean published) {
        if (published) {
            response.addHeader(
                    ChangeTokens.HEADER, text("What a reader sends as ?after= to report-service to see this write."));
        }
        if (!status.equals("204")) {
            response.addHeader(HttpHeaders.ETAG, text("The version that is now stored, for If-Match."));
        }
    }

    private static Header text(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }
}
