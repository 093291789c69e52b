package org.planledger.plan.document.adopt;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.planledger.plan.document.adopt.Confirming.goal;
import static org.planledger.plan.document.adopt.Confirming.put;
import static org.planledger.plan.document.adopt.Confirming.reading;
import static org.planledger.plan.document.adopt.Confirming.task;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.As;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;

/// Why a confirmed reading is not taken is told as what it is, and all of it at once.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(IndicatorServiceStub.class)
class RefusedAdoptionsIT {
    private static final String READING = reading(task("1", "", goal("新建学校", "所", "新建学校1所")));

    @BeforeEach
    void directory() {
        Confirming.putRegions();
    }

    @AfterEach
    void answerAgain() {
        IndicatorServiceStub.refuse(0, null, false);
    }

    private static String problem(String type, String more) {
        return "{\"type\":\"urn:plan-ledger:problem:%s\",\"detail\":\"said there\"%s}".formatted(type, more);
    }

    @Test
    void whatIndicatorServiceRefusesIsToldAsWhatItIs() {
        String violations =
                ",\"violations\":[{\"field\":\"proposals[0].target.value\",\"code\":\"there\",\"message\":\"so\"}]";
        IndicatorServiceStub.refuse(422, problem("unprocessable", violations), true);
        put("refused", READING)
                .statusCode(422)
                .body("type", equalTo("urn:plan-ledger:problem:unprocessable"))
                .body("detail", equalTo("said there"))
                .body("violations.field", contains("reading.tasks[0].targets[0].value"));
        IndicatorServiceStub.refuse(413, problem("too-large", violations), true);
        put("refused", READING)
                .statusCode(413)
                .body("detail", equalTo("said there"))
                .body("violations.field", contains("reading.tasks[0].targets[0].value"));
        IndicatorServiceStub.refuseUntil("17", problem("too-many-requests", ""), true);
        put("refused", READING).statusCode(429).header("Retry-After", "17").body("detail", containsString("no more"));
        IndicatorServiceStub.refuse(401, problem("unauthorized", ""), true);
        put("refused", READING)
                .statusCode(503)
                .body("detail", startsWith("indicator-service does not accept the token of this login"));
        IndicatorServiceStub.refuse(400, problem("malformed-request", ""), true);
        put("refused?dryRun=true", READING).statusCode(400).body("detail", equalTo("said there"));
        put("refused", READING).statusCode(400).body("detail", equalTo("said there"));
        Api.get("/v1/plans/refused").then().statusCode(404);
    }

    @Test
    void whoIsToldToWaitAfterThePlanIsStoredIsToldHowLong() {
        IndicatorServiceStub.refuseUntil("17", problem("too-many-requests", ""), false);
        put("refused-later", READING)
                .statusCode(429)
                .header("Retry-After", "17")
                .body("detail", containsString("the plan is stored, its targets are not yet"));
        Api.get("/v1/plans/refused-later").then().statusCode(200);
    }

    @Test
    void aTrialLeavesARecordThatNothingWasStored() {
        put("refused-trial?dryRun=true", READING).statusCode(200);
        Api.get("/v1/audit-records?operation=putDocument&limit=1")
                .then()
                .body("items[0].thing", equalTo("refused-trial"))
                .body("items[0].status", equalTo(200))
                .body("items[0].outcome", equalTo("DONE"))
                .body("items[0].changed", equalTo(0));
    }

    @Test
    void allFaultsOfUnitsGoalsAndThePlanAreToldAtOnceEachInItsPlace() {
        String longName = "长".repeat(101);
        String units = "\"lead\":[\"子一局\",\"%s\"],\"cooperating\":[\"%s\",\"\"],".formatted(longName, longName);
        IndicatorServiceStub.refuse(
                400,
                problem(
                        "invalid-request",
                        ",\"violations\":[{\"field\":\"proposals[0].target.value\",\"code\":\"there\",\"message\":\"so\"}]"),
                true);
        put(
                        "refused-all",
                        reading(task("1", units, goal("新建学校", "所", "新建")), task("1", ""))
                                .replace("\"2024-12\"", "\"2023-12\""))
                .statusCode(400)
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "reading.tasks[0].lead[1]",
                                "reading.tasks[0].cooperating[1]",
                                "reading.tasks[0].targets[0].value",
                                "reading.tasks[1].number",
                                "reading.plan.to"));
        Api.get("/v1/units?q=子一局").then().body("items.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead", "cooperating", "participating"})
    void aNameThatNoUnitCanHaveIsToldWhereItStandsAndNothingIsStored(String role) {
        for (String name : List.of("", " ", "\u3000", "长".repeat(201))) {
            String reading = reading(task("1", "\"%s\":[\"辰一局\",\"%s\"],".formatted(role, name)));
            for (String query : List.of("", "?dryRun=true")) {
                put("refused-name" + query, reading)
                        .statusCode(400)
                        .body("violations.field", contains("reading.tasks[0]." + role + "[1]"));
            }
        }
        Api.get("/v1/plans/refused-name").then().statusCode(404);
        Api.get("/v1/units?q=辰一局").then().body("items.size()", equalTo(0));
    }

    @Test
    @As(user = "planner of the city", roles = Role.PLANNER, regionsBelow = "630100")
    void unknownUnitsDoNotHideWhatElseIsWrong() {
        put("refused-unknown", """
                {"plan":{"title":"计划","from":"2024-01","to":"2023-12"},"tasks":[{"number":"1","text":"做",
                "lead":["丑一局","丑二局","丑一局"],"targets":[]}]}
                """)
                .statusCode(400)
                .body(
                        "violations.field",
                        contains("reading.tasks[0].lead[0]", "reading.tasks[0].lead[1]", "reading.plan.to"));
    }

    @Test
    void aChosenUnitThatIsNotThereIsToldWhereItsNameStands() {
        Api.put("/v1/documents/plans/refused-chosen", """
                        {"region":"630102","units":[{"name":"寅二局","code":"630102-none"}],
                        "reading":{"plan":{"title":"计划","from":"2024-01","to":"2024-12"},"tasks":[{"number":"1",
                        "text":"做","lead":["寅一局","寅 一局","寅二局"],"targets":[]}]}}
                        """)
                .then()
                .statusCode(400)
                .body("violations.field", contains("reading.tasks[0].lead[2]"));
    }

    @Test
    void aPartNeedsNoSectionsButThoseThatItHasAreTold() {
        String parts = "\"parts\":[{\"title\":\"一\"},{\"title\":\"二\",\"sections\":%s}],\"tasks\"";
        put("without-sections?dryRun=true", READING.replaceFirst("\"tasks\"", parts.formatted("null")))
                .statusCode(200);
        put("without-sections", READING.replaceFirst("\"tasks\"", parts.formatted("[null]")))
                .statusCode(400)
                .body("violations.field", contains("reading.parts[1].sections[0]"));
    }

    @Test
    void aTaskHasAsManyUnitsAsAPlanTakes() {
        String names = String.join(",", Collections.nCopies(201, "\"卯局\""));
        put("refused-many", reading(task("1", "\"participating\":[" + names + "],")))
                .statusCode(400)
                .body("violations.field", contains("reading.tasks[0].participating"))
                .body("violations.code", contains("size"));
    }
}
