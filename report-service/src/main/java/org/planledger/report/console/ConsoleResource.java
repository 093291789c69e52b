package org.planledger.report.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.planledger.kernel.access.Ticket;
import org.planledger.kernel.problem.Language;

/// The console's start page, and the way in and out. Whoever enters with the link of a ticket gets its token as a
/// cookie that no script can read and that no other site's page can have sent. Open to everybody, for it shows nothing
/// but who is logged in.
@Path("/console")
@Produces(ConsoleResource.HTML)
@RunOnVirtualThread
public class ConsoleResource {
    static final String HTML = "text/html;charset=UTF-8";
    private static final String START = "/console";

    private final Tickets tickets;
    private final Visitors visitors;
    private final ConsoleConfig places;
    private final String cookie;

    ConsoleResource(
            Tickets tickets,
            Visitors visitors,
            ConsoleConfig places,
            @ConfigProperty(name = "mp.jwt.token.cookie") String cookie) {
        this.tickets = tickets;
        this.visitors = visitors;
        this.places = places;
        this.cookie = cookie;
    }

    @GET
    @PermitAll
    public Response start(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        Language language = Language.preferredOf(languages);
        return page(
                        Response.ok(),
                        Pages.start(new Page(language), visitors.present().orElse(null), places),
                        language)
                .build();
    }

    /// A page that goes on to the start page by itself. An answer that sends the browser there would be a part of the
    /// way from wherever the link was, and from another site the cookie would not be sent along.
    @GET
    @Path("enter")
    @PermitAll
    public Response enter(
            @QueryParam("ticket") @DefaultValue("") String ticket,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context Request call,
            @Context UriInfo request) {
        if (call.getMethod().equals(HttpMethod.HEAD)) {
            // Whoever only looks whether there is a page does not use the ticket up.
            return Response.status(Status.METHOD_NOT_ALLOWED).build();
        }
        Language language = Language.preferredOf(languages);
        return tickets.take(ticket)
                .flatMap(token -> loggedIn(token, request))
                .map(cookie -> page(Response.ok(), Pages.entered(new Page(language), START), language)
                        .cookie(cookie))
                .orElseGet(() -> page(
                        Response.status(Status.FORBIDDEN),
                        Pages.refused(new Page(language), Ticket.COUNTS.toMinutes()),
                        language))
                .build();
    }

    @POST
    @Path("leave")
    @PermitAll
    public Response leave(@Context UriInfo request) {
        return Response.seeOther(URI.create(START))
                .cookie(cookie("", Duration.ZERO, request))
                .build();
    }

    private Optional<NewCookie> loggedIn(String token, UriInfo request) {
        return visitors.end(token).map(end -> cookie(token, Duration.between(Instant.now(), end), request));
    }

    private NewCookie cookie(String value, Duration lifetime, UriInfo request) {
        return new NewCookie.Builder(cookie)
                .value(value)
                .path("/")
                .maxAge((int) lifetime.toSeconds())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .secure(request.getRequestUri().getScheme().equals("https"))
                .build();
    }

    private static Response.ResponseBuilder page(
            Response.ResponseBuilder answer, TemplateInstance page, Language language) {
        return answer.entity(page.render())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
}
