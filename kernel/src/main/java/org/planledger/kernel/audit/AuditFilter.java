package org.planledger.kernel.audit;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.planledger.kernel.problem.ProblemAnswers;
import org.planledger.kernel.problem.ProblemType;

/// Knows of each request that writes whose it is, and records those that have stored nothing and those that were
/// refused, once their answer is known.
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AuditFilter implements ContainerRequestFilter, ContainerResponseFilter {
    /// What goes on after its answer leaves a record of its own when it has written.
    private static final int ACCEPTED = 202;

    private final Map<Method, AuditedOperation> operations = new ConcurrentHashMap<>();

    @Inject
    PendingRecords pending;

    @Inject
    CurrentIdentityAssociation identities;

    @Inject
    CurrentVertxRequest current;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        AuditedOperation operation = operation();
        if (operation != null && operation.writes()) {
            RoutingContext exchange = current.getCurrent();
            identities
                    .getDeferredIdentity()
                    .subscribe()
                    .with(identity ->
                            exchange.put(Audit.CALL, AuditedCalls.of(operation, request, exchange, identity)));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        AuditedOperation operation = operation();
        if (operation == null) {
            return;
        }
        int status = answer.getStatus();
        boolean isRefused = AuditOutcome.of(status) == AuditOutcome.REFUSED;
        if (!isRefused && !operation.writes()) {
            return;
        }
        RoutingContext exchange = current.getCurrent();
        AuditedCall call = exchange.get(Audit.CALL);
        if (call == null) {
            identities
                    .getDeferredIdentity()
                    .subscribe()
                    .with(
                            identity -> record(operation, request, exchange, identity, status),
                            noToken -> record(operation, request, exchange, null, status));
        } else if (status >= 400 || status == ACCEPTED || !call.isRecorded()) {
            record(call, request, status);
        }
    }

    /// Null when the request was turned away before it was known which one it is for.
    private AuditedOperation operation() {
        Method method = resource.getResourceMethod();
        return method == null ? null : operations.computeIfAbsent(method, AuditedOperation::of);
    }

    private void record(
            AuditedOperation operation,
            ContainerRequestContext request,
            RoutingContext exchange,
            SecurityIdentity identity,
            int status) {
        record(AuditedCalls.of(operation, request, exchange, identity), request, status);
    }

    private void record(AuditedCall call, ContainerRequestContext request, int status) {
        ProblemType type = (ProblemType) request.getProperty(ProblemAnswers.TYPE);
        pending.add(new AuditEntry(
                call.facts(),
                Audit.now(),
                status,
                type == null ? null : type.code(),
                (String) request.getProperty(ProblemAnswers.INSTANCE),
                1,
                0,
                null));
    }
}
