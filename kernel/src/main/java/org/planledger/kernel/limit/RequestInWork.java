package org.planledger.kernel.limit;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/// Counts a request for as long as it is worked on, also when its client has hung up: whoever comes again and again
/// without waiting would otherwise have any number of them worked on.
@Provider
@PreMatching
public class RequestInWork implements ContainerRequestFilter {
    /// What the share of a request is called among its properties.
    static final String SHARE = RequestInWork.class.getName();

    @Override
    public void filter(ContainerRequestContext request) {
        ResteasyReactiveRequestContext exchange = (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
        Shares.Share share =
                exchange.serverRequest().unwrap(RoutingContext.class).get(SHARE);
        if (share == null) {
            return;
        }
        if (share.join()) {
            exchange.registerCompletionCallback(completed -> share.close());
        } else {
            // Nothing was done yet, and nobody reads the answer.
            request.abortWith(
                    Response.status(Response.Status.SERVICE_UNAVAILABLE).build());
        }
    }
}
