package org.planledger.kernel.audit;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.planledger.kernel.access.PostedBy;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.problem.Failure;

/// Makes of requests what is recorded of them.
final class AuditedCalls {
    private static final int LONGEST = 255;

    private AuditedCalls() {}

    /// @param identity null when no token counted
    static AuditedCall of(
            AuditedOperation operation,
            ContainerRequestContext request,
            RoutingContext exchange,
            SecurityIdentity identity) {
        JsonWebToken token =
                identity != null && identity.getPrincipal() instanceof JsonWebToken principal ? principal : null;
        String name = token == null ? null : token.getName();
        return new AuditedCall(new AuditedCall.Facts(
                ShownAddress.text(name, LONGEST),
                token == null ? null : ShownAddress.text(token.getIssuer(), LONGEST),
                token == null
                                || token.getSubject() == null
                                || token.getSubject().equals(name)
                        ? null
                        : ShownAddress.text(token.getSubject(), LONGEST),
                token == null ? List.of() : rolesOf(identity),
                token == null ? null : postedBy(identity, request),
                operation.id(),
                ShownAddress.method(request.getMethod()),
                ShownAddress.of(exchange.request().uri()),
                thing(operation, request),
                remote(exchange)));
    }

    /// Of a request that was turned away before it was known who asks, and for which operation.
    static AuditedCall early(RoutingContext exchange) {
        return new AuditedCall(new AuditedCall.Facts(
                null,
                null,
                null,
                List.of(),
                null,
                null,
                ShownAddress.method(exchange.request().method().name()),
                ShownAddress.of(exchange.request().uri()),
                null,
                remote(exchange)));
    }

    private static List<String> rolesOf(SecurityIdentity identity) {
        return Role.among(identity.getRoles()).stream()
                .map(Role::claim)
                .sorted()
                .toList();
    }

    /// A name that cannot be read is refused where it is used, and does not count here.
    private static String postedBy(SecurityIdentity identity, ContainerRequestContext request) {
        String header = request.getHeaderString(PostedBy.HEADER);
        if (header == null || !identity.hasRole(Role.SERVICE.claim())) {
            return null;
        }
        try {
            return PostedBy.name(header);
        } catch (Failure unreadable) {
            return null;
        }
    }

    private static String thing(AuditedOperation operation, ContainerRequestContext request) {
        MultivaluedMap<String, String> values = request.getUriInfo().getPathParameters();
        return operation.parameters().isEmpty()
                ? null
                : ShownAddress.withoutToken(
                        operation.parameters().stream()
                                .map(name -> Objects.requireNonNullElse(values.getFirst(name), ""))
                                .collect(Collectors.joining("/")),
                        LONGEST);
    }

    /// The address that the framework tells: behind a proxy that of the client, where the settings allow it.
    private static String remote(RoutingContext exchange) {
        SocketAddress address = exchange.request().remoteAddress();
        return address == null ? null : ShownAddress.text(address.hostAddress(), LONGEST);
    }
}
