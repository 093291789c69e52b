package org.planledger.kernel.request;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.security.Principal;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.common.core.ResteasyReactiveCallbackContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/// Refuses bodies of more than 8 MB with a problem, whether their length is announced or not, and bodies that
/// are not UTF-8. What is made of larger ones has only so much room at the same time ([BodyRoom]), which one takes
/// until there is an answer, whether anybody waits for it or not. Of an operation that is marked as a [BulkBody] only
/// those above `body-limit.bulk` are refused. One that comes too slowly is refused, too ([LimitedBody]): it would hold
/// what its operation has taken, such
/// as room for an import. Services set the HTTP server's own limit far above: it would answer without a word, but
/// without it a refused body is not taken in to its end.
@Provider
@Priority(Priorities.ENTITY_CODER)
public class BodyLimit implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String PLACE = "body-limit.place";
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");
    private static final long MOST = 8L * 1024 * 1024;

    @Context
    ResourceInfo resource;

    private final long mostInBulk;
    private final Duration patience;
    private final long leastRate;
    private final Ticker ticker;
    private final BodyRoom room;

    BodyLimit(
            @ConfigProperty(name = "body-limit.bulk", defaultValue = "2G") MemorySize mostInBulk,
            @ConfigProperty(name = "body-limit.patience", defaultValue = "30S") Duration patience,
            @ConfigProperty(name = "body-limit.least-rate", defaultValue = "8K") MemorySize leastRate,
            Ticker ticker,
            BodyRoom room) {
        this.mostInBulk = mostInBulk.asLongValue();
        this.patience = patience;
        this.leastRate = leastRate.asLongValue();
        this.ticker = ticker;
        this.room = room;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (WITHOUT_BODY.contains(request.getMethod())) {
            return;
        }
        boolean isBulk = resource.getResourceMethod().isAnnotationPresent(BulkBody.class);
        long most = isBulk ? mostInBulk : MOST;
        if (announcedLength(request) > most) {
            throw LimitedBody.tooLarge(most);
        }
        InputStream limited =
                new LimitedBody(request.getEntityStream(), new LimitedBody.Limits(most, patience, leastRate), ticker);
        request.setEntityStream(isBulk ? limited : inRoom(new StrictUtf8(limited), request));
    }

    private InputStream inRoom(InputStream body, ContainerRequestContext request) {
        Principal login = request.getSecurityContext().getUserPrincipal();
        String whose = login == null || login.getName() == null ? "" : login.getName();
        ReceivedBody received = new ReceivedBody(body, length -> {
            BodyRoom.Place place = room.enter(whose, length);
            request.setProperty(PLACE, place);
            exchange(request).registerCompletionCallback(thrown -> place.close());
        });
        exchange(request).registerCompletionCallback(thrown -> received.release());
        return received;
    }

    /// Whoever takes the answer slowly takes no room.
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (request.getProperty(PLACE) instanceof BodyRoom.Place place) {
            place.close();
        }
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
