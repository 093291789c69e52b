package org.planledger.kernel.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.ServerSerialisers;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/// Writes an answer out before any of it is sent, so that what it is made of is gone from memory however slowly the
/// client takes it. What the request has taken until then, such as its place in the [AnswerRoom], is free then.
@Provider
@Priority(Integer.MIN_VALUE)
public class SpooledAnswers implements ContainerResponseFilter {
    private static final SpooledWriter WRITER = new SpooledWriter();

    private final AnswerTurn turn;
    private final ObjectWriter json;

    SpooledAnswers(AnswerTurn turn, ObjectMapper mapper) {
        this.turn = turn;
        this.json = mapper.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) throws IOException {
        try {
            boolean isSpooled = !request.getMethod().equals(HttpMethod.HEAD) && keepsMemory(answer);
            if (isSpooled) {
                spool(answer);
            }
            ResteasyReactiveRequestContext exchange = (ResteasyReactiveRequestContext)
                    ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
            if (answer.getEntity() instanceof InputStream file) {
                exchange.registerCompletionCallback(completed -> close(file));
            }
            if (isSpooled || answer.getEntity() instanceof InputStream) {
                exchange.setEntityWriter(
                        (context, entity) -> ServerSerialisers.invokeWriter(context, entity, WRITER, null));
            }
        } finally {
            turn.end();
        }
    }

    /// Whether memory would be kept for it for as long as it is sent. A stream reads what was written out already.
    private static boolean keepsMemory(ContainerResponseContext answer) {
        return switch (answer.getEntity()) {
            case null -> false;
            case byte[] written -> written.length > AnswerSpool.SHORT;
            case String written -> false;
            case InputStream written -> false;
            case StreamingOutput made -> true;
            default -> MediaType.APPLICATION_JSON_TYPE.isCompatible(answer.getMediaType());
        };
    }

    private static void close(InputStream file) {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void spool(ContainerResponseContext answer) throws IOException {
        AnswerSpool spool = new AnswerSpool();
        try {
            switch (answer.getEntity()) {
                case StreamingOutput made -> made.write(spool);
                case byte[] written -> spool.write(written);
                default -> json.writeValue(spool, answer.getEntity());
            }
        } catch (IOException | RuntimeException | Error failed) {
            spool.discard();
            throw failed;
        }
        answer.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, spool.length());
        answer.setEntity(spool.content(), answer.getEntityAnnotations(), answer.getMediaType());
    }
}
