package org.planledger.plan.region;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class RegionIT {

    @Inject
    ShippedRegions shipped;

    @Test
    void shandongIsThereFromTheStart() {
        Api.get("/v1/regions/370000").then().statusCode(200).body("name", equalTo("山东省"), "parent", nullValue());
        Api.get("/v1/regions?level=CITY&limit=1000&q=37").then().body("items", hasSize(16));
        Api.get("/v1/regions/371503").then().body("name", equalTo("茌平区"), "parent", equalTo("371500"));
        Api.get("/v1/regions/370176").then().body("level", equalTo("ZONE"));
    }

    @Test
    void shandongHas136Counties() {
        List<String> counties = Api.get("/v1/regions?level=COUNTY&q=37&limit=1000")
                .jsonPath()
                .getList("items.findAll { it.name =~ /区$|县$|市$/ }.code");
        assertEquals(
                136, counties.stream().filter(code -> !code.startsWith("379")).count());
    }

    @Test
    void aZoneWithoutACodeOfItsOwnHasAnExtensionCode() {
        Api.get("/v1/regions/371500Z01")
                .then()
                .statusCode(200)
                .body("name", equalTo("聊城江北水城旅游度假区"), "level", equalTo("ZONE"), "parent", equalTo("371500"));
    }

    @Test
    void loadingAgainWritesNothingAndPublishesNothing() {
        String end = Api.end();
        assertEquals(0, shipped.load());
        Api.get("/v1/changes?after=" + end).then().body("changes", hasSize(0));
    }

    @Test
    void loadingLeavesAloneWhatAUserHasChanged() {
        Api.putRegion("370102", "{\"name\":\"历下新区\",\"level\":\"COUNTY\",\"parent\":\"370100\"}")
                .then()
                .statusCode(200);
        assertEquals(0, shipped.load());
        Api.get("/v1/regions/370102").then().body("name", equalTo("历下新区"));
    }

    @Test
    void aNewRegionIsCreatedAndCanBeRead() {
        Response created = Api.putRegion(
                "379901", "{\"code\":\"379901\",\"name\":\"甲县\",\"level\":\"COUNTY\",\"parent\":\"370000\"}");
        created.then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .header("Change-Token", containsString("plan-"))
                .body("code", equalTo("379901"), "name", equalTo("甲县"));
        Response read = Api.get("/v1/regions/379901");
        assertEquals(created.asString(), read.asString());
        assertEquals(created.header("ETag"), read.header("ETag"));
    }

    @Test
    void puttingWhatIsThereChangesNothing() {
        String json = "{\"name\":\"乙县\",\"level\":\"COUNTY\",\"parent\":\"370000\"}";
        Response first = Api.putRegion("379902", json);
        String end = Api.end();
        Response second = Api.putRegion("379902", json);
        second.then().statusCode(200).header("ETag", equalTo(first.header("ETag")));
        assertEquals(first.header("Change-Token"), second.header("Change-Token"));
        Api.get("/v1/changes?after=" + end).then().body("changes", hasSize(0));
    }

    @Test
    void aWriterWithAnOldVersionIsTold() {
        String name = "{\"name\":\"%s\",\"level\":\"COUNTY\",\"parent\":\"370000\"}";
        String old = Api.putRegion("379903", name.formatted("丙县")).header("ETag");
        Api.putIfMatch("/v1/regions/379903", old, name.formatted("丙区"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""));
        Api.putIfMatch("/v1/regions/379903", old, name.formatted("丙市"))
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:plan-ledger:problem:precondition-failed"))
                .body("detail", containsString("\"2\""));
        Api.putIfMatch("/v1/regions/379904", "*", name.formatted("丁县")).then().statusCode(412);
        Api.get("/v1/regions/379903").then().body("name", equalTo("丙区"));
        Api.get("/v1/regions/379904").then().statusCode(404).body("detail", containsString("379904"));
    }

    @Test
    void listsArePagedWithoutGapsOrRepeats() {
        List<String> codes = new ArrayList<>();
        String query = "/v1/regions?parent=371500&limit=3";
        JsonPath page = Api.get(query).jsonPath();
        codes.addAll(page.getList("items.code"));
        while (page.getString("nextCursor") != null) {
            page = Api.get(query + "&cursor=" + page.getString("nextCursor")).jsonPath();
            codes.addAll(page.getList("items.code"));
        }
        List<String> all = Api.get("/v1/regions?parent=371500").jsonPath().getList("items.code");
        assertEquals(all, codes);
        assertEquals(all.stream().sorted().distinct().toList(), all);
        assertEquals(9, all.size());
    }

    @Test
    void namesAreSearchedLiterally() {
        Api.get("/v1/regions?q={q}", "茌平").then().body("items.code", contains("371503"));
        Api.get("/v1/regions?q={q}", "茌_").then().body("items", hasSize(0), "nextCursor", nullValue());
        Api.get("/v1/regions?q={q}", "%").then().body("items", hasSize(0));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        Api.putRegion("379905Z01", "{\"code\":\"379906\",\"name\":\" 戊 \",\"level\":\"ZONE\",\"parent\":\"379999\"}")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:plan-ledger:problem:invalid-request"))
                .body("violations.field", contains("code", "name", "parent", "parent"))
                .body("violations.code", contains("key", "blanks", "unknown-region", "extension-code"))
                .body("violations.expected", contains(notNullValue(), equalTo("戊"), notNullValue(), equalTo("379905")));
        Api.get("/v1/regions/379905Z01").then().statusCode(404);
    }

    @Test
    void aRegionLiesInOneOfAHigherLevel() {
        Api.putRegion("379907", "{\"name\":\"己市\",\"level\":\"CITY\",\"parent\":\"371503\"}")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("parent"), "violations[0].code", equalTo("level"));
        Api.putRegion("379907", "{\"name\":\"己市\",\"level\":\"CITY\"}")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("parent"));
        Api.putRegion("379907", "{\"name\":\"己省\",\"level\":\"PROVINCE\",\"parent\":\"370000\"}")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("parent"));
        Api.putRegion("371500", "{\"name\":\"聊城市\",\"level\":\"COUNTY\",\"parent\":\"370000\"}")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("level"));
    }
}
