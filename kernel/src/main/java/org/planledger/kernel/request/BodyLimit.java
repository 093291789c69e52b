package org.planledger.kernel.request;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.security.Principal;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.common.core.ResteasyReactiveCallbackContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.planledger.kernel.answer.AnswerTurn;
import org.planledger.kernel.answer.TakesTurnLater;

/// Refuses bodies of more than 8 MB, or of more than their operation takes ([LargestBody]), with a problem, whether
/// their length is announced or not, and bodies that
/// are not UTF-8. What is made of larger ones has only so much room at the same time ([BodyRoom]), which one takes
/// until there is an answer, whether anybody waits for it or not. Of an operation that is marked as a [BulkBody] only
/// those above `body-limit.bulk` are refused. One that comes too slowly is refused, too ([LimitedBody]): it would hold
/// what its operation has taken, such
/// as room for an import. The turn of a request in the [org.planledger.kernel.answer.AnswerRoom] begins when its body
/// is
/// there. Services set the HTTP server's own limit far above: it would answer without a word, but
/// without it a refused body is not taken in to its end.
@Provider
@Priority(Priorities.ENTITY_CODER)
public class BodyLimit implements ContainerRequestFilter {
    private static final String OPTIONS = "OPTIONS";
    private static final Set<String> READS = Set.of("GET", "HEAD");

    /// More bytes than these are large.
    private static final int LARGE = 1 << 16;

    private static final long MEGABYTE = 1L << 20;
    private static final long MOST = 8 * MEGABYTE;

    @Context
    ResourceInfo resource;

    private final long mostInBulk;
    private final Duration patience;
    private final long leastRate;
    private final Ticker ticker;
    private final BodyRoom room;
    private final AnswerTurn turn;

    BodyLimit(
            @ConfigProperty(name = "body-limit.bulk", defaultValue = "2G") MemorySize mostInBulk,
            @ConfigProperty(name = "body-limit.patience", defaultValue = "30S") Duration patience,
            @ConfigProperty(name = "body-limit.least-rate", defaultValue = "8K") MemorySize leastRate,
            Ticker ticker,
            BodyRoom room,
            AnswerTurn turn) {
        this.mostInBulk = mostInBulk.asLongValue();
        this.patience = patience;
        this.leastRate = leastRate.asLongValue();
        this.ticker = ticker;
        this.room = room;
        this.turn = turn;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(OPTIONS)) {
            return;
        }
        Method operation = resource.getResourceMethod();
        boolean takesTurnLater = operation.isAnnotationPresent(TakesTurnLater.class);
        if (READS.contains(request.getMethod())) {
            if (!takesTurnLater) {
                turn.take();
            }
            return;
        }
        boolean isBulk = operation.isAnnotationPresent(BulkBody.class);
        long most = isBulk ? mostInBulk : largest(operation);
        if (announcedLength(request) > most) {
            throw LimitedBody.tooLarge(most);
        }
        InputStream limited =
                new LimitedBody(request.getEntityStream(), new LimitedBody.Limits(most, patience, leastRate), ticker);
        request.setEntityStream(isBulk ? limited : inRoom(new StrictUtf8(limited), request, takesTurnLater));
    }

    private static long largest(Method operation) {
        LargestBody stated = operation.getAnnotation(LargestBody.class);
        return stated == null ? MOST : stated.megabytes() * MEGABYTE;
    }

    private InputStream inRoom(InputStream body, ContainerRequestContext request, boolean takesTurnLater) {
        Principal login = request.getSecurityContext().getUserPrincipal();
        String whose = login == null || login.getName() == null ? "" : login.getName();
        ReceivedBody received = new ReceivedBody(body, length -> {
            if (length > LARGE) {
                BodyRoom.Place place = room.enter(whose, length);
                turn.whenWritten(place::close);
                exchange(request).registerCompletionCallback(thrown -> place.close());
            }
            if (!takesTurnLater) {
                turn.take();
            }
        });
        exchange(request).registerCompletionCallback(thrown -> received.release());
        return received;
    }

    /// It completes in any case; nobody who hung up gets an answer.
    private static ResteasyReactiveCallbackContext exchange(ContainerRequestContext request) {
        return (ResteasyReactiveCallbackContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
    }

    private static long announcedLength(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
