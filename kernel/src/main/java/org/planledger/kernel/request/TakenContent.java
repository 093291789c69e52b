package org.planledger.kernel.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Refuses content whose headers say that it is of no type that the address takes, compressed, or JSON in another
/// encoding than UTF-8, and says what would be right. The framework would say only that it is wrong, would pass a type
/// with an asterisk or `+json` on as JSON, and would fail on what is no type at all.
@Provider
@PreMatching
public class TakenContent implements ContainerRequestFilter {
    private static final Text ANY = Text.of("内容类型，例如 application/json", "a content type such as application/json");

    private final Operations operations;

    TakenContent(Operations operations) {
        this.operations = operations;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        checkEncoding(request);
        Set<MediaType> taken = operations.contentTypes(
                request.getMethod(), request.getUriInfo().getPath());
        String header = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (header == null) {
            if (!taken.isEmpty()) {
                throw wrongType(Text.of("没有说明内容类型", "the content type is not given"), taken);
            }
            return;
        }
        MediaType type = read(header, taken);
        if (!taken.isEmpty() && taken.stream().noneMatch(each -> takes(each, type))) {
            throw wrongType(Text.of("此处不接受“%s”", "\"%s\" is not taken here", header), taken);
        }
        checkCharset(type);
    }

    private static MediaType read(String header, Set<MediaType> taken) {
        try {
            if (!header.isBlank()) {
                return MediaType.valueOf(header);
            }
        } catch (IllegalArgumentException unreadable) {
            throw wrongType(Text.of("“%s”不是内容类型", "\"%s\" is not a content type", header), taken);
        }
        throw wrongType(Text.of("内容类型为空", "the content type is empty"), taken);
    }

    /// A wildcard takes whatever there is; sent as the type of a content it says nothing.
    private static boolean takes(MediaType taken, MediaType type) {
        return !type.isWildcardType() && !type.isWildcardSubtype() && taken.isCompatible(type);
    }

    private static void checkCharset(MediaType type) {
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        if (type.getSubtype().endsWith("json") && !charset.equalsIgnoreCase("utf-8")) {
            throw refused(Violation.of(
                    HttpHeaders.CONTENT_TYPE,
                    "charset",
                    Text.of("JSON 应为 UTF-8 编码，而不是 %s", "JSON is taken in UTF-8, not in %s", charset),
                    new Text("UTF-8", "UTF-8")));
        }
    }

    private static void checkEncoding(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (header == null) {
            return;
        }
        for (String coding : header.split(",", -1)) {
            if (!coding.strip().equalsIgnoreCase("identity")) {
                throw refused(Violation.of(
                        HttpHeaders.CONTENT_ENCODING,
                        HttpHeaders.CONTENT_ENCODING.toLowerCase(Locale.ROOT),
                        Text.of("内容应不经压缩，而不是“%s”", "content is taken uncompressed, not as \"%s\"", header),
                        Text.of("identity，或不带此头", "identity, or no such header")));
            }
        }
    }

    private static Failure wrongType(Text message, Set<MediaType> taken) {
        return refused(Violation.of(
                HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_TYPE.toLowerCase(Locale.ROOT), message, named(taken)));
    }

    private static Text named(Set<MediaType> taken) {
        Set<String> names = taken.stream().map(MediaType::toString).collect(Collectors.toCollection(TreeSet::new));
        String list = String.join(", ", names);
        return switch (names.size()) {
            case 0 -> ANY;
            case 1 -> new Text(list, list);
            default -> Text.of("以下之一：%s", "one of: %s", list);
        };
    }

    private static Failure refused(Violation violation) {
        return new Failure(ProblemType.UNSUPPORTED_MEDIA_TYPE, violation.message(), List.of(violation));
    }
}
