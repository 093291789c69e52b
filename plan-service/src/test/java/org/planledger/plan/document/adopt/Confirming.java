package org.planledger.plan.document.adopt;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.planledger.kernel.testing.LoggedIn;
import org.planledger.plan.Api;

/// Confirms readings of documents of one region.
final class Confirming {
    static final String REGION = "630102";

    private Confirming() {}

    static void putRegions() {
        LoggedIn.asEverybody(() -> {
            Api.putRegion("630000", "{\"name\":\"青\",\"level\":\"PROVINCE\"}");
            Api.putRegion("630100", "{\"name\":\"青一\",\"level\":\"CITY\",\"parent\":\"630000\"}");
            Api.putRegion(REGION, "{\"name\":\"青一二\",\"level\":\"COUNTY\",\"parent\":\"630100\"}");
        });
    }

    static ValidatableResponse put(String path, String reading) {
        return sent(path, reading).then();
    }

    static Response sent(String path, String reading) {
        return Api.put("/v1/documents/plans/" + path, "{\"region\":\"%s\",\"reading\":%s}".formatted(REGION, reading));
    }

    /// @param tasks as JSON
    static String reading(String... tasks) {
        return "{\"plan\":{\"title\":\"计划\",\"from\":\"2024-01\",\"to\":\"2024-12\"},\"tasks\":[%s]}"
                .formatted(String.join(",", tasks));
    }

    /// @param units the members that name units, and any others, as JSON; each with a comma behind it
    /// @param goals as JSON
    static String task(String number, String units, String... goals) {
        return "{\"number\":\"%s\",\"text\":\"做\",%s\"targets\":[%s]}"
                .formatted(number, units, String.join(",", goals));
    }

    /// A count of at least one.
    ///
    /// @param unit null for none
    static String goal(String indicator, String unit, String phrase) {
        return """
                {"phrase":"%s","indicator":"%s","status":"SET","comparator":"AT_LEAST","value":1,%s"measure":"AMOUNT"}
                """.formatted(phrase, indicator, unit == null ? "" : "\"unit\":\"" + unit + "\",");
    }
}
