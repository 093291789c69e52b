package org.planledger.kernel.request;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/// Says with every 405, and to who asks for the options, which methods the address takes (RFC 9110,
/// 15.5.6). The framework says nothing with the one, and to the other names the methods of other addresses
/// as well.
@Provider
public class AllowedMethods implements ContainerResponseFilter {
    private final Operations operations;

    AllowedMethods(Operations operations) {
        this.operations = operations;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()
                || request.getMethod().equals(HttpMethod.OPTIONS)) {
            Set<String> methods = operations.methods(request.getUriInfo().getPath());
            response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", methods));
        }
    }
}
