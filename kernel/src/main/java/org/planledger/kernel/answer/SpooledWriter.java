package org.planledger.kernel.answer;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.planledger.kernel.problem.ClientGoneException;

/// Sends what was written out before, whatever its media type is. The framework's own writers of streams end an answer
/// that has failed as if it were whole.
final class SpooledWriter implements ServerMessageBodyWriter<Object> {
    private static final int PIECE = 1 << 16;
    private static final Logger LOG = Logger.getLogger(SpooledWriter.class);

    @Override
    public boolean isWriteable(Class<?> type, Type declared, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return true;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type declared, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public void writeResponse(Object spooled, Type declared, ServerRequestContext context) throws IOException {
        if (spooled instanceof byte[] bytes) {
            context.serverResponse().end(bytes);
        } else {
            try (InputStream file = (InputStream) spooled) {
                send(file, (ResteasyReactiveRequestContext) context);
            } catch (ClientGoneException gone) {
                throw gone;
            } catch (IOException | RuntimeException failed) {
                breakOff((ResteasyReactiveRequestContext) context, failed);
                throw failed;
            }
        }
    }

    /// A piece is read when the one before is on its way: what is written is kept in memory until the event loop gets
    /// to it, and the framework's own streams do not wait for that.
    private static void send(InputStream file, ResteasyReactiveRequestContext context) throws IOException {
        ServerHttpResponse response = context.serverResponse();
        Object length = context.getResponse().get().getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            response.setChunked(true);
        } else {
            response.setResponseHeader(HttpHeaders.CONTENT_LENGTH, length.toString());
        }
        byte[] piece = new byte[PIECE];
        for (int read = file.read(piece); read >= 0; read = file.read(piece)) {
            await(response.write(Arrays.copyOf(piece, read)));
        }
        response.end();
    }

    private static void await(CompletionStage<Void> written) throws ClientGoneException {
        try {
            written.toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw new ClientGoneException(failed.getCause());
        }
    }

    /// What has begun as an answer is not to end as a problem, which would look like a part of it.
    private static void breakOff(ResteasyReactiveRequestContext context, Exception failed) {
        HttpServerRequest request =
                context.serverRequest().unwrap(RoutingContext.class).request();
        if (request.response().headWritten()) {
            LOG.error("an answer could not be read from its file", failed);
            request.connection().close();
        }
    }

    @Override
    public void writeTo(
            Object spooled,
            Class<?> type,
            Type declared,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        write(spooled, out);
    }

    private static void write(Object spooled, OutputStream out) throws IOException {
        if (spooled instanceof byte[] bytes) {
            out.write(bytes);
        } else {
            try (InputStream file = (InputStream) spooled) {
                file.transferTo(out);
            }
        }
    }
}
