package org.planledger.kernel.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// Refuses a Content-Type that is no media type, on which the framework would fail while it looks for the operation,
/// and JSON that says to be in another encoding than UTF-8, which would be read wrongly.
@Provider
@PreMatching
public class ReadableContentType implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (header != null && header.isBlank()) {
            throw new Failure(ProblemType.UNSUPPORTED_MEDIA_TYPE, Text.of("内容类型为空", "the content type is empty"));
        }
        MediaType type = mediaType(request);
        if (type != null && type.getSubtype().endsWith("json")) {
            String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
            if (!charset.equalsIgnoreCase("utf-8")) {
                throw new Failure(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        Text.of("JSON 应为 UTF-8 编码，而不是 %s", "JSON is taken in UTF-8, not in %s", charset));
            }
        }
    }

    private static MediaType mediaType(ContainerRequestContext request) {
        try {
            return request.getMediaType();
        } catch (IllegalArgumentException unreadable) {
            throw new Failure(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    Text.of(
                            "“%s”不是内容类型",
                            "\"%s\" is not a content type", request.getHeaderString(HttpHeaders.CONTENT_TYPE)));
        }
    }
}
