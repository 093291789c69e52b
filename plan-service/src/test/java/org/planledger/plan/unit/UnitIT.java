package org.planledger.plan.unit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class UnitIT {

    @Test
    void aNewUnitIsCreatedAndCanBeRead() {
        Response created = Api.putUnit("370112-kjj", "区科技局");
        created.then().statusCode(201).body("region", equalTo("370112"), "name", equalTo("区科技局"));
        assertEquals(created.asString(), Api.get("/v1/units/370112-kjj").asString());
        Api.putUnit("370112-kjj", "区科技局").then().statusCode(200).header("ETag", equalTo(created.header("ETag")));
    }

    @Test
    void theSameNameInTwoRegionsIsTwoUnits() {
        Api.putUnit("370113-jtj", "交通运输局").then().statusCode(201);
        Api.putUnit("370114-jtj", "交通运输局").then().statusCode(201);
        Api.get("/v1/units?q={q}", "交通运输局").then().body("items.code", contains("370113-jtj", "370114-jtj"));
    }

    @Test
    void aNameIsUsedOnceInARegion() {
        Api.putUnit("370115-a", "财政局").then().statusCode(201);
        Api.putUnit("370115-b", "财政局")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:plan-ledger:problem:conflict"))
                .body("detail", containsString("370115-a"))
                .body("violations[0].field", equalTo("name"));
        Api.get("/v1/units/370115-b").then().statusCode(404);
    }

    @Test
    void aBranchNamesTheUnitThatItBelongsTo() {
        Api.putUnit("371500-sthjj", "市生态环境局").then().statusCode(201);
        Api.put("/v1/units/371500Z01-sthjfj", """
                        {"region":"371500Z01","name":"市生态环境局度假区分局","superior":"371500-sthjj"}
                        """).then().statusCode(201).body("superior", equalTo("371500-sthjj"));
        Api.get("/v1/units?region=371500Z01").then().body("items.code", contains("371500Z01-sthjfj"));
    }

    @Test
    void superiorsDoNotGoRound() {
        Api.putUnit("370116-a", "甲局").then().statusCode(201);
        Api.put("/v1/units/370116-b", "{\"region\":\"370116\",\"name\":\"乙局\",\"superior\":\"370116-a\"}");
        Api.put("/v1/units/370116-c", "{\"region\":\"370116\",\"name\":\"丙局\",\"superior\":\"370116-b\"}");
        for (String superior : new String[] {"370116-a", "370116-c"}) {
            Api.put("/v1/units/370116-a", "{\"region\":\"370116\",\"name\":\"甲局\",\"superior\":\"" + superior + "\"}")
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("superior"), "violations[0].code", equalTo("cycle"));
        }
    }

    @Test
    void allFaultsAreToldAtOnce() {
        Api.put("/v1/units/379998-x", "{\"region\":\"379997\",\"name\":\"\",\"superior\":\"379997-y\"}")
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("name", "region", "code", "superior"));
        Api.put("/v1/units/x", "{}")
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("code", "name", "region"))
                .body("violations.find { it.field == 'code' }.expected", containsString("371503-qkjj"));
    }

    @Test
    void aWriterWithAnOldVersionIsTold() {
        String old = Api.putUnit("370117-a", "水利局").header("ETag");
        Api.putUnit("370117-a", "水务局").then().statusCode(200);
        Api.putIfMatch("/v1/units/370117-a", old, "{\"region\":\"370117\",\"name\":\"水局\"}")
                .then()
                .statusCode(412);
        Api.get("/v1/units/370117-a").then().body("name", equalTo("水务局"));
        Api.get("/v1/units?region=370117").then().body("items", hasSize(1));
    }

    @Test
    void anUnknownUnitIsNotFound() {
        Api.get("/v1/units/370117-none")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:plan-ledger:problem:not-found"), "detail", containsString("370117-none"));
    }
}
