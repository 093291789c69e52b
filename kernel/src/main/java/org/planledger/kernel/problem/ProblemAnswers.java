package org.planledger.kernel.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns whatever a request ended with into a problem answer. Faults of the caller are logged at debug, our
/// own with the stack; class names, SQL and causes stay in the log.
public class ProblemAnswers {
    /// The property of a request that was answered with a problem: its [ProblemType].
    public static final String TYPE = "problem.type";

    /// The property of the same request: the id of the problem.
    public static final String INSTANCE = "problem.instance";

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

    @Inject
    ObjectMapper json;

    @Inject
    MeterRegistry meters;

    @Inject
    CurrentVertxRequest current;

    @ServerExceptionMapper({
        Throwable.class,
        Failure.class,
        WebApplicationException.class,
        NotFoundException.class,
        ValidationException.class,
        ConstraintViolationException.class,
        JsonProcessingException.class,
        MismatchedInputException.class
    })
    public Response answer(Throwable thrown, ContainerRequestContext request) {
        String instance = "urn:uuid:" + UUID.randomUUID();
        Failure failure = failureOf(thrown, request);
        request.setProperty(TYPE, failure.type());
        request.setProperty(INSTANCE, instance);
        if (hasHungUp(thrown)) {
            LOG.debugf(thrown, "%s the client is gone, nobody reads the answer", instance);
        } else {
            log(failure, thrown, instance);
            meters.counter("problems", "type", failure.type().name()).increment();
        }
        Language language = Language.preferredOf(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Problem problem = Problem.of(failure, language, instance);
        Response.ResponseBuilder answer = Response.status(failure.type().status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(write(problem));
        if (failure.type() == ProblemType.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (failure.type() == ProblemType.TOO_SLOW) {
            // What would still come of it is not waited for.
            answer.header("Connection", "close");
            RoutingContext exchange = current.getCurrent();
            exchange.addEndHandler(answered -> exchange.request().connection().close());
        }
        if (failure.retryAfter() != null) {
            answer.header(HttpHeaders.RETRY_AFTER, failure.retryAfter());
        }
        return answer.build();
    }

    private static Failure failureOf(Throwable thrown, ContainerRequestContext request) {
        // What reads a body or a parameter wraps what is thrown below it.
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return failure;
            }
            if (cause instanceof CharacterCodingException || cause instanceof CharConversionException) {
                return notUtf8();
            }
        }
        return switch (thrown) {
            case ConstraintViolationException violated -> ConstraintFaults.failureOf(violated);
            case JsonProcessingException unreadable
            when unreadable.getProcessor() instanceof JsonGenerator -> UnexpectedFailure.of(unreadable);
            case JsonProcessingException unreadable -> JsonFaults.failureOf(unreadable);
            case WebApplicationException web -> failureOf(web, request);
            default -> UnexpectedFailure.of(thrown);
        };
    }

    private static Failure failureOf(WebApplicationException web, ContainerRequestContext request) {
        Throwable cause = web.getCause();
        if (cause instanceof JsonProcessingException) {
            return failureOf(cause, request);
        }
        String path = request.getUriInfo().getPath();
        ProblemType type = ProblemType.ofStatus(web.getResponse().getStatus());
        return new Failure(
                type,
                switch (type) {
                    case NOT_FOUND -> Text.of("没有地址 %s", "there is nothing at %s", path);
                    case METHOD_NOT_ALLOWED ->
                        Text.of("%2$s 不支持方法 %1$s", "%2$s does not take %1$s", request.getMethod(), path);
                    case NOT_ACCEPTABLE ->
                        Text.of(
                                "不能以 %s 回答",
                                "the answer is not available as %s", request.getHeaderString(HttpHeaders.ACCEPT));
                    case UNSUPPORTED_MEDIA_TYPE ->
                        Text.of(
                                "%2$s 不接受内容类型 %1$s",
                                "%2$s does not take content of type %1$s",
                                request.getHeaderString(HttpHeaders.CONTENT_TYPE),
                                path);
                    case INTERNAL -> Text.of("请把 instance 编号告知管理员", "tell the operator the id in instance");
                    default -> type.title();
                });
    }

    private static Failure notUtf8() {
        return new Failure(
                ProblemType.MALFORMED_REQUEST,
                Text.of("内容不是有效的 UTF-8 编码", "the content is not valid UTF-8"),
                List.of(Violation.of(
                        null,
                        "encoding",
                        Text.of("有不是 UTF-8 的字节", "there are bytes that are not UTF-8"),
                        Text.of("UTF-8 编码的 JSON", "JSON in UTF-8"))));
    }

    /// Whether the answer could not be written because its client has closed the connection.
    private boolean hasHungUp(Throwable thrown) {
        RoutingContext exchange = current.getCurrent();
        return thrown instanceof ClientGoneException
                || (thrown instanceof IOException
                        && exchange != null
                        && exchange.response().closed());
    }

    private static void log(Failure failure, Throwable thrown, String instance) {
        if (failure.type().status() >= 500 && !isForeseen(thrown)) {
            LOG.errorf(thrown, "%s %s", instance, failure.type());
        } else {
            LOG.debugf("%s %s: %s %s", instance, failure.type(), failure.getMessage(), failure.violations());
        }
    }

    /// What reads a body wraps what a feature has thrown.
    private static boolean isForeseen(Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null && !(cause instanceof Failure)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private byte[] write(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem could not be written", impossible);
        }
    }
}
