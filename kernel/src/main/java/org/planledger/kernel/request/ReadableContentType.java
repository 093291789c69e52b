package org.planledger.kernel.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// Refuses a Content-Type that is no media type; the framework would fail on it.
@Provider
public class ReadableContentType implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            request.getMediaType();
        } catch (IllegalArgumentException unreadable) {
            throw new Failure(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    Text.of(
                            "“%s”不是内容类型",
                            "\"%s\" is not a content type", request.getHeaderString(HttpHeaders.CONTENT_TYPE)));
        }
    }
}
