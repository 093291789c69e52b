package org.planledger.kernel.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import org.planledger.kernel.access.PostedBy;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Text;

/// Refuses a header that guards a write, or tells who writes, and says nothing. Whoever sends one wants the guard or
/// the name, and would not have it.
@Provider
public class StatedHeaders implements ContainerRequestFilter {
    private static final Map<String, Text> STATED = Map.of(
            HttpHeaders.IF_MATCH,
            Text.of("如 \"3\" 的版本，或不带此头", "a version such as \"3\", or no such header"),
            IdempotencyKey.HEADER,
            Text.of("自选的键，或不带此头", "a key of your choice, or no such header"),
            PostedBy.HEADER,
            Text.of("填报人的姓名，或不带此头", "the name of who posts, or no such header"));

    /// @throws Failure of type INVALID_REQUEST when one is empty
    @Override
    public void filter(ContainerRequestContext request) {
        Faults faults = new Faults();
        STATED.forEach((name, expected) -> {
            List<String> stated = request.getHeaders().get(name);
            if (stated != null && stated.stream().anyMatch(String::isBlank)) {
                faults.add(name, "empty", Text.of("头 %s 为空", "the header %s is empty", name), expected);
            }
        });
        faults.throwIfAny();
    }
}
