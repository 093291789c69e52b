package org.planledger.kernel.request;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;

/// Passes over the headers of a read that mean nothing to one: those that tell of a content, and those that guard a
/// write. Read they would be answered with what no read documents.
@Provider
@PreMatching
@Priority(Priorities.USER - 1)
public class PlainReads implements ContainerRequestFilter {
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final List<String> OF_OTHERS = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_UNMODIFIED_SINCE);

    @Override
    public void filter(ContainerRequestContext request) {
        if (READS.contains(request.getMethod())) {
            OF_OTHERS.forEach(request.getHeaders()::remove);
        }
    }
}
