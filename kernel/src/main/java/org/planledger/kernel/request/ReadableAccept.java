package org.planledger.kernel.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Refuses an Accept header that names no formats, on which the framework would fail. An empty one says nothing and
/// counts as none. What cannot be read beside formats is passed over, and a bare asterisk, which older clients send,
/// stands for any format.
@Provider
@PreMatching
public class ReadableAccept implements ContainerRequestFilter {
    private static final Pattern ANY = Pattern.compile("^\\*(?=\\s*(;|$))");
    private static final Pattern FORMAT = Pattern.compile("[^\\s/;]+/[^\\s/;]+");

    @Override
    public void filter(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.ACCEPT);
        if (header == null) {
            return;
        }
        if (header.isBlank()) {
            request.getHeaders().remove(HttpHeaders.ACCEPT);
            return;
        }
        String readable = Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .map(format -> ANY.matcher(format).replaceFirst("*/*"))
                .filter(ReadableAccept::isFormat)
                .collect(Collectors.joining(", "));
        if (readable.isEmpty()) {
            throw unreadable(header);
        }
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, readable);
    }

    private static boolean isFormat(String format) {
        try {
            return MediaType.valueOf(format) != null && FORMAT.matcher(format).lookingAt();
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static Failure unreadable(String header) {
        return new Failure(
                ProblemType.NOT_ACCEPTABLE,
                Text.of("Accept 头无法读取", "the Accept header cannot be read"),
                List.of(Violation.of(
                        HttpHeaders.ACCEPT,
                        HttpHeaders.ACCEPT.toLowerCase(Locale.ROOT),
                        Text.of("“%s”不是格式的列表", "\"%s\" is no list of formats", header),
                        new Text(MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON))));
    }
}
