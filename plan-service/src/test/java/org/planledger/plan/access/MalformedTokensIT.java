package org.planledger.plan.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.json.Json;
import jakarta.json.JsonValue.ValueType;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.plan.Api;

/// Tokens that the issuer has signed, whose claims are not of the kind that RFC 7519 and the suite give them.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class MalformedTokensIT {
    private static int addresses;

    private static final String UNIT = "{\"region\":\"970000\",\"name\":\"畸形局\"}";

    /// @param changes of the claims of an admin's token; what is null there is left out
    private static Somebody admin(String changes) {
        var claims = Json.createObjectBuilder()
                .add("iss", TestLogin.ISSUER)
                .add("aud", TestLogin.AUDIENCE)
                .add("exp", Instant.now().plusSeconds(600).getEpochSecond())
                .add("iat", Instant.now().getEpochSecond())
                .add("sub", "malformed")
                .add("upn", "malformed")
                .add("groups", Role.ADMIN.claim());
        Json.createReader(new StringReader(changes)).readObject().forEach((name, value) -> {
            if (value.getValueType() == ValueType.NULL) {
                claims.remove(name);
            } else {
                claims.add(name, value);
            }
        });
        return new Somebody(TestLogin.signed(claims.build().toString()));
    }

    @BeforeEach
    void aProvince() {
        Api.putRegion("970000", "{\"name\":\"畸形省\",\"level\":\"PROVINCE\"}");
    }

    /// Of nobody known there is one record a minute for each address and operation, so each case asks from an address
    /// of its own.
    private static int putUnitFrom(InetAddress address, Somebody somebody) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().localAddress(address).build()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/units/970000-malformed"))
                    .header("Authorization", "Bearer " + somebody.token())
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(UNIT))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static List<Integer> recordedFrom(InetAddress address) {
        return Api.request()
                .queryParam("operation", "putUnit")
                .queryParam("limit", 100)
                .get("/v1/audit-records")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.remote == '%s' }.status".formatted(address.getHostAddress()));
    }

    /// Nobody could be told who wrote.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"upn\":{\"a\":1}}",
                "{\"upn\":[\"a\"]}",
                "{\"upn\":7}",
                "{\"upn\":true}",
                "{\"upn\":\"\"}",
                "{\"upn\":\"  \"}",
                "{\"upn\":\"a\\u0000b\"}",
                "{\"upn\":\"a\\nb\"}",
                "{\"upn\":\"\\ud800\"}",
                "{\"upn\":\"a\\u202eb\"}",
                "{\"upn\":\"a\\u2028b\"}",
                "{\"upn\":null,\"preferred_username\":{\"a\":1}}",
                "{\"upn\":null,\"preferred_username\":7}",
                "{\"sub\":{\"a\":1}}",
                "{\"sub\":7}",
                "{\"upn\":null,\"sub\":\"\"}",
                "{\"upn\":null,\"sub\":null}",
                "{\"jti\":{\"a\":1}}"
            })
    void aTokenThatDoesNotSayWhoseItIsIsNoLoginAndItsWriteIsRecorded(String claims)
            throws IOException, InterruptedException {
        Somebody malformed = admin(claims);
        InetAddress address = InetAddress.getByName("127.0.97." + ++addresses);
        assertEquals(401, putUnitFrom(address, malformed));
        assertEquals(List.of(401), recordedFrom(address));
        assertEquals(401, malformed.get("/v1/units?limit=1").statusCode());
    }

    /// What gives rights gives none when it cannot be read, and hinders nothing that others allow.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"groups\":7}",
                "{\"groups\":{\"admin\":true}}",
                "{\"groups\":[{\"admin\":1}]}",
                "{\"groups\":[[\"admin\"]]}",
                "{\"groups\":[null]}",
                "{\"groups\":[7,true]}",
                "{\"groups\":\"\"}",
                "{\"groups\":null}"
            })
    void rolesThatCannotBeReadAllowNothing(String claims) throws IOException, InterruptedException {
        InetAddress address = InetAddress.getByName("127.0.97." + ++addresses);
        assertEquals(403, putUnitFrom(address, admin(claims)));
        assertEquals(List.of(403), recordedFrom(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scope\":7}",
                "{\"scope\":[\"read\"]}",
                "{\"scope\":{\"read\":1}}",
                "{\"scope\":\"\"}",
                "{\"regions\":7,\"units\":{\"a\":1},\"regions_below\":[{\"a\":1},null,[\"*\"]]}",
                "{\"azp\":[7]}",
                "{\"given_name\":{\"a\":[1]}}",
                "{\"address\":[[[[1]]]]}",
                "{\"auth_time\":\"x\"}",
                "{\"updated_at\":\"x\"}",
                "{\"upn\":\"张三\",\"preferred_username\":\"zhangsan\"}",
                "{\"upn\":null}"
            })
    void otherClaimsHinderNothing(String claims) {
        Response answer = admin(claims).put("/v1/units/970000-malformed", UNIT);
        assertEquals(2, answer.statusCode() / 100);
    }

    /// Of a longer one records would keep the beginning, which another may have as well.
    @Test
    void aNameIsNoLongerThanWhatIsKeptOfIt() {
        String longest = "长".repeat(255);
        assertEquals(
                200,
                admin("{\"upn\":\"" + longest + "\"}").get("/v1/units?limit=1").statusCode());
        assertEquals(
                401,
                admin("{\"upn\":\"" + longest + "长\"}").get("/v1/units?limit=1").statusCode());
    }
}
