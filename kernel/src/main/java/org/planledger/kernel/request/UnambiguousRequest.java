package org.planledger.kernel.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.WeakHashMap;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Keeps to one reading of a request where a server before this one could have another. Two hosts are refused.
/// After a body in chunks a connection carries nothing more: the request may have had a length, too, which the
/// HTTP server takes away unseen (RFC 9112, section 6.3), and what the one takes for the body the other would take
/// for the next request.
@Provider
@PreMatching
@ApplicationScoped
public class UnambiguousRequest implements ContainerRequestFilter {
    private static final int BEFORE_ALL_ROUTES = 1001;

    private final Set<HttpConnection> ended =
            Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    void register(@Observes Filters filters) {
        filters.register(this::endAfterChunks, BEFORE_ALL_ROUTES);
    }

    private void endAfterChunks(RoutingContext context) {
        HttpConnection connection = context.request().connection();
        if (ended.contains(connection)) {
            connection.close();
            return;
        }
        if (context.request().headers().contains("Transfer-Encoding")) {
            ended.add(connection);
            context.response().putHeader("Connection", "close");
        }
        context.next();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        List<String> hosts = request.getHeaders().get(HttpHeaders.HOST);
        if (hosts != null && hosts.size() > 1) {
            throw new Failure(
                    ProblemType.MALFORMED_REQUEST,
                    Text.of("请求有多个 Host 头", "the request has several Host headers"),
                    List.of(Violation.of(
                            HttpHeaders.HOST,
                            HttpHeaders.HOST.toLowerCase(Locale.ROOT),
                            Text.of("有 %d 个 Host 头", "there are %d Host headers", hosts.size()),
                            Text.of("一个 Host 头", "one Host header"))));
        }
    }
}
