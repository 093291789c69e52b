package org.planledger.kernel.limit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.planledger.kernel.connection.OpenConnections;
import org.planledger.kernel.problem.EarlyProblems;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;

/// Refuses requests that come too often, or while too many of the same caller are worked on, before anything else is
/// done
/// for them. Whether the service is well may be asked at any time.
@ApplicationScoped
class RateLimit {
    /// Before everything else that costs something, a refusal among it.
    private static final int FIRST = 300;

    private static final String HEALTH = "/q/health";
    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private final RequestRates rates;
    private final RequestsAtOnce atOnce;
    private final EarlyProblems problems;

    RateLimit(RequestRates rates, RequestsAtOnce atOnce, EarlyProblems problems) {
        this.rates = rates;
        this.atOnce = atOnce;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext request) {
        if (request.normalizedPath().startsWith(HEALTH)) {
            request.next();
            return;
        }
        ShownToken shown = ShownToken.of(request.request());
        if (shown.value() != null && !shown.inCookie()) {
            // The framework looks for a cookie first.
            request.request().headers().remove(HttpHeaders.COOKIE);
        }
        String token = shown.value();
        String address = address(request.request().remoteAddress());
        RequestRates.Taken taken = rates.take(token, address);
        if (taken.nanosToWait() > 0) {
            int seconds = (int) Math.ceilDiv(taken.nanosToWait(), NANOS);
            refuse(request, seconds, Text.of("请求过于频繁，请在 %d 秒后重试", "too many requests; try again in %d s", seconds));
            return;
        }
        Optional<Shares.Share> share = atOnce.take(taken.caller());
        if (share.isEmpty()) {
            refuse(
                    request,
                    1,
                    Text.of(
                            "同时进行的请求过多，请等先前的请求答复后再发送",
                            "too many requests at the same time; wait for the answers to those before"));
            return;
        }
        request.put(RequestInWork.SHARE, share.get());
        OpenConnections.of(request).belongsTo(taken.caller().key());
        OpenConnections.of(request).whenTaken(share.get()::close);
        if (taken.isOnTrial()) {
            request.addEndHandler(ended -> rates.settle(token, address));
        }
        request.next();
    }

    /// As digits, or by the name that a server before this one gave.
    private static String address(SocketAddress caller) {
        return caller.hostAddress() == null ? String.valueOf(caller.host()) : caller.hostAddress();
    }

    private void refuse(RoutingContext request, int seconds, Text why) {
        problems.answer(request, Failure.tooMany(why, seconds));
    }
}
