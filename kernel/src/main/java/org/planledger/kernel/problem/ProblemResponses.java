package org.planledger.kernel.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Documents the problem answers of every operation from one place: each entry of the catalogue is a response
/// component, and an operation refers to those that it can give.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addSchema("ProblemViolation", violationSchema())
                .addSchema("Problem", problemSchema());
        for (ProblemType type : ProblemType.values()) {
            document.getComponents()
                    .addResponse(
                            nameOf(type),
                            OASFactory.createAPIResponse()
                                    .description(type.title().english())
                                    .content(OASFactory.createContent()
                                            .addMediaType(
                                                    Problem.MEDIA_TYPE,
                                                    OASFactory.createMediaType()
                                                            .schema(OASFactory.createSchema()
                                                                    .ref("#/components/schemas/Problem"))
                                                            .example(example(type)))));
        }
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> document(path, method, operation)));
    }

    private static void document(String path, PathItem.HttpMethod method, Operation operation) {
        refer(operation, ProblemType.INVALID_REQUEST);
        refer(operation, ProblemType.UNAUTHORIZED);
        refer(operation, ProblemType.FORBIDDEN);
        refer(operation, ProblemType.NOT_ACCEPTABLE);
        refer(operation, ProblemType.TOO_LARGE);
        refer(operation, ProblemType.ADDRESS_TOO_LONG);
        refer(operation, ProblemType.TOO_MANY_REQUESTS);
        refer(operation, ProblemType.HEADERS_TOO_LARGE);
        refer(operation, ProblemType.INTERNAL);
        refer(operation, ProblemType.UNAVAILABLE);
        if (path.endsWith("/changes")) {
            refer(operation, ProblemType.GONE);
        }
        if (path.contains("{")) {
            refer(operation, ProblemType.NOT_FOUND);
        }
        if (takes(operation, "If-Match")) {
            refer(operation, ProblemType.PRECONDITION_FAILED);
        }
        if (method == PathItem.HttpMethod.PUT
                || method == PathItem.HttpMethod.DELETE
                || takes(operation, "Idempotency-Key")) {
            refer(operation, ProblemType.CONFLICT);
        }
        if (operation.getRequestBody() != null) {
            refer(operation, ProblemType.TOO_SLOW);
            refer(operation, ProblemType.UNSUPPORTED_MEDIA_TYPE);
            refer(operation, ProblemType.UNPROCESSABLE);
        }
    }

    private static boolean takes(Operation operation, String header) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null && parameters.stream().anyMatch(parameter -> header.equals(parameter.getName()));
    }

    private static void refer(Operation operation, ProblemType type) {
        String status = Integer.toString(type.status());
        APIResponse stated = operation.getResponses().getAPIResponse(status);
        if (stated == null || (stated.getContent() == null && stated.getRef() == null)) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            status, OASFactory.createAPIResponse().ref("#/components/responses/" + nameOf(type)));
        }
    }

    private static String nameOf(ProblemType type) {
        StringBuilder name = new StringBuilder();
        for (String word : type.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }

    private static Object example(ProblemType type) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", type.uri().toString());
        example.put("title", type.title().chinese());
        example.put("status", type.status());
        return example;
    }

    private static Schema problemSchema() {
        return object("An error answer (RFC 9457).")
                .addProperty("type", text("The stable code, urn:plan-ledger:problem:<code>."))
                .addProperty("title", text("What kind of problem it is, in the language of Accept-Language."))
                .addProperty("status", integer("The HTTP status."))
                .addProperty("detail", text("What happened this time."))
                .addProperty("instance", text("The id of this answer, which also stands in the service's log."))
                .addProperty(
                        "bulk",
                        object("A bulk request that was refused as a whole, and what it would have done. The counts"
                                        + " add up to rows; they are absent where it could not be read to its end.")
                                .addProperty(
                                        "id",
                                        text("Under which it can be looked up.").format("uuid"))
                                .addProperty("rows", count("How many rows were read."))
                                .addProperty("created", count("How many things it would have made."))
                                .addProperty("updated", count("How many it would have changed."))
                                .addProperty("unchanged", count("How many are there already."))
                                .addProperty("rejected", count("How many rows have a fault.")))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description("Every fault in what was sent.")
                                .items(OASFactory.createSchema().ref("#/components/schemas/ProblemViolation")))
                .required(List.of("type", "title", "status"));
    }

    private static Schema violationSchema() {
        return object("One fault in what was sent.")
                .addProperty("field", text("The JSON path, the parameter or the column."))
                .addProperty("line", integer("The line, counted from 1."))
                .addProperty("column", integer("The place in the line, counted from 1."))
                .addProperty("code", text("The stable code of the broken rule."))
                .addProperty("message", text("What is wrong."))
                .addProperty("expected", text("What would be right."))
                .required(List.of("code", "message"));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }

    private static Schema count(String description) {
        return integer(description).format("int64");
    }

    private static Schema integer(String description) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.INTEGER)
                .format("int32")
                .description(description);
    }
}
