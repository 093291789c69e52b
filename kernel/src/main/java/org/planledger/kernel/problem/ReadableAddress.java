package org.planledger.kernel.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Answers with a problem where the HTTP server would answer without a word, before an operation is looked for: an
/// address that cannot be read or is too long, headers that are too large, a request that names no host. Also refuses
/// addresses with parameters
/// after a semicolon: the framework passes over them, and no operation would see that something was asked for.
///
/// [ServiceMain] switches off the server's own check of addresses.
@ApplicationScoped
class ReadableAddress {
    private static final int BEFORE_ALL_ROUTES = 1000;
    private static final int LONGEST = 8000;
    private static final int LARGEST_HEADERS = 20_000;
    private static final int SERVER_ERRORS = 500;
    private static final int NO_CONTENT = 204;
    private static final Text UNREADABLE = Text.of("地址无法读取", "the address cannot be read");

    @Inject
    EarlyProblems problems;

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_ROUTES);
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answerFailureOfServer);
    }

    private void check(RoutingContext request) {
        String address = request.request().uri();
        if (address.length() > LONGEST) {
            refuse(
                    request,
                    ProblemType.ADDRESS_TOO_LONG,
                    "length",
                    Text.of("地址有 %d 个字符", "the address has %d characters", address.length()),
                    Text.of("最多 %d 个字符", "at most %d characters", LONGEST));
        } else if (sizeOfHeaders(request) > LARGEST_HEADERS) {
            refuse(
                    request,
                    ProblemType.HEADERS_TOO_LARGE,
                    "length",
                    Text.of("请求头共有 %d 个字符", "the headers have %d characters", sizeOfHeaders(request)),
                    Text.of("最多 %d 个字符", "at most %d characters", LARGEST_HEADERS));
        } else if (!isUri(address) || !isUtf8(pathOf(address))) {
            refuse(
                    request,
                    ProblemType.MALFORMED_REQUEST,
                    "address",
                    UNREADABLE,
                    Text.of("按 UTF-8 编码的百分号形式，例如 %%E6%%B0%%B4", "UTF-8 in percent encoding, like %%E6%%B0%%B4"));
        } else if (pathOf(address).indexOf(';') >= 0) {
            refuse(
                    request,
                    ProblemType.MALFORMED_REQUEST,
                    "address",
                    Text.of("地址中的分号参数不受支持", "parameters after a semicolon in the address are not supported"),
                    Text.of("问号后的参数", "parameters after a question mark"));
        } else {
            request.next();
        }
    }

    private void answerFailureOfServer(RoutingContext request) {
        if (request.statusCode() >= SERVER_ERRORS
                || request.statusCode() < 0
                || request.response().headWritten()) {
            request.next();
        } else if (isAboutTheService(request)) {
            request.response().setStatusCode(NO_CONTENT).end();
        } else if (request.request().authority() == null) {
            refuse(
                    request,
                    ProblemType.MALFORMED_REQUEST,
                    "host",
                    Text.of("请求没有有效的 Host 头", "the request has no valid Host header"),
                    Text.of("Host 头", "a Host header"));
        } else if (request.request().uri().startsWith("/")) {
            refuse(request, ProblemType.ofStatus(request.statusCode()));
        } else {
            refuse(
                    request,
                    ProblemType.ofStatus(request.statusCode()),
                    "address",
                    UNREADABLE,
                    Text.of("以 / 开头的地址", "an address that starts with /"));
        }
    }

    private static int sizeOfHeaders(RoutingContext request) {
        int size = 0;
        for (Map.Entry<String, String> header : request.request().headers()) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }

    /// OPTIONS may ask about the service as a whole, which is no address.
    private static boolean isAboutTheService(RoutingContext request) {
        return request.request().method() == HttpMethod.OPTIONS
                && request.request().uri().equals("*");
    }

    private static boolean isUri(String address) {
        try {
            return new URI(address) != null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    /// Whether what stands in percent encoding is UTF-8.
    private static boolean isUtf8(String path) {
        if (path.indexOf('%') < 0) {
            return true;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '%') {
                bytes.write(Integer.parseInt(path, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.writeBytes(path.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())) != null;
        } catch (CharacterCodingException unreadable) {
            return false;
        }
    }

    private static String pathOf(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    private void refuse(RoutingContext request, ProblemType type, String code, Text message, Text expected) {
        refuse(request, type, Violation.of(null, code, message, expected));
    }

    private void refuse(RoutingContext request, ProblemType type, Violation... violations) {
        problems.answer(request, new Failure(type, type.title(), List.of(violations)));
    }
}
