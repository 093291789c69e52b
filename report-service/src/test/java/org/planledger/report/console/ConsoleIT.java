package org.planledger.report.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.access.Ticket;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.report.testing.Upstream;

/// The way into the console with a ticket, what the cookie then lets do, and the way out.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class ConsoleIT {
    private static final String TOKEN = TestLogin.token("王五<i>", Role.VIEWER, Set.of("371500"), Set.of("*"));

    @ConfigProperty(name = "console.tickets")
    Path tickets;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectories(tickets);
    }

    private static RequestSpecification browser() {
        return given().header("Authorization", "").redirects().follow(false);
    }

    private String ticketFor(String token) throws IOException {
        String ticket = Ticket.make();
        Files.writeString(Ticket.file(tickets, ticket), token);
        return ticket;
    }

    private static Response enter(String ticket) {
        return browser().queryParam("ticket", ticket).get("/console/enter");
    }

    @Test
    void aTicketBecomesACookieThatScriptsAndOtherSitesDoNotGet() throws IOException {
        Response entered = enter(ticketFor(TOKEN));
        assertEquals(200, entered.statusCode());
        Cookie cookie = entered.detailedCookie("plan-ledger");
        assertEquals(TOKEN, cookie.getValue());
        assertTrue(cookie.isHttpOnly());
        assertEquals("Strict", cookie.getSameSite());
        assertEquals("/", cookie.getPath());
        long day = Duration.ofDays(1).toSeconds();
        assertTrue(
                cookie.getMaxAge() <= day && cookie.getMaxAge() > day - 3600, () -> "ends with the token: " + cookie);
        assertEquals("no-store", entered.header("Cache-Control"));
        assertTrue(entered.asString().contains("url=/console\""), entered::asString);
    }

    @Test
    void theCookieIsALogin() throws IOException {
        String cookie = enter(ticketFor(TOKEN)).cookie("plan-ledger");
        browser().cookie("plan-ledger", cookie).get("/v1/warnings").then().statusCode(200);
        browser().get("/v1/warnings").then().statusCode(401);
        browser().cookie("plan-ledger", cookie + "x").get("/v1/warnings").then().statusCode(401);
    }

    @Test
    void aTicketLetsInOnce() throws IOException {
        String ticket = ticketFor(TOKEN);
        long letIn = IntStream.range(0, 8)
                .parallel()
                .map(attempt -> enter(ticket).statusCode())
                .filter(status -> status == 200)
                .count();
        assertEquals(1, letIn);
        Response again = enter(ticket);
        assertEquals(403, again.statusCode());
        assertEquals(null, again.cookie("plan-ledger"));
        assertTrue(again.asString().contains("./suite console"), again::asString);
    }

    @Test
    void anOldTicketLetsNobodyInAndIsGone() throws IOException {
        String ticket = ticketFor(TOKEN);
        Path file = Ticket.file(tickets, ticket);
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.now().minus(Ticket.COUNTS).minusSeconds(1)));
        assertEquals(403, enter(ticket).statusCode());
        assertTrue(Files.notExists(file));
    }

    @Test
    void whoOnlyLooksWhetherThereIsAPageDoesNotUseTheTicketUp() throws IOException {
        String ticket = ticketFor(TOKEN);
        browser().queryParam("ticket", ticket).head("/console/enter").then().statusCode(405);
        assertEquals(200, enter(ticket).statusCode());
    }

    @Test
    void aTicketForATokenThatDoesNotCountLetsNobodyIn() throws IOException {
        Response refused = enter(ticketFor(TOKEN + "x"));
        assertEquals(403, refused.statusCode());
        assertEquals(null, refused.cookie("plan-ledger"));
    }

    @Test
    void whatIsNoTicketLetsNobodyIn() {
        for (String made : new String[] {"x", "../../etc/passwd", "a/b", "x".repeat(3000)}) {
            assertEquals(403, enter(made).statusCode(), made);
        }
        browser().get("/console/enter").then().statusCode(403);
    }

    @Test
    void theStartPageSaysWhoIsLoggedIn() throws IOException {
        String cookie = enter(ticketFor(TOKEN)).cookie("plan-ledger");
        browser()
                .cookie("plan-ledger", cookie)
                .get("/console")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Language", "zh-CN")
                .body(containsString("当前登录"))
                .body(containsString("王五&lt;i&gt;"))
                .body(containsString("viewer"))
                .body(containsString("371500 及其下级"));
        browser()
                .cookie("plan-ledger", cookie)
                .header("Accept-Language", "en")
                .get("/console")
                .then()
                .header("Content-Language", "en")
                .body(containsString("371500 and what lies in it"));
    }

    @Test
    void whoeverIsNotLoggedInIsToldHow() {
        String expired = TestLogin.token(
                TestLogin.claims("old", Role.ADMIN).expiresAt(Instant.now().minusSeconds(3600)));
        for (String cookie : new String[] {"", "nonsense", expired}) {
            browser()
                    .cookie("plan-ledger", cookie)
                    .get("/console")
                    .then()
                    .statusCode(200)
                    .body(containsString("尚未登录"))
                    .body(containsString("./suite console"))
                    .body(not(containsString("old")));
        }
    }

    @Test
    void leavingTakesTheCookieAway() throws IOException {
        String cookie = enter(ticketFor(TOKEN)).cookie("plan-ledger");
        Response left = browser()
                .cookie("plan-ledger", cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/console/leave");
        assertEquals(303, left.statusCode());
        assertTrue(left.header("Location").endsWith("/console"), left.header("Location"));
        assertEquals(0, left.detailedCookie("plan-ledger").getMaxAge());
        assertEquals("", left.cookie("plan-ledger"));
    }
}
