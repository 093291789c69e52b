package org.planledger.plan.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.planledger.plan.Api;

/// A province with three cities of two counties each, and a unit in each of them.
final class Places {
    static final String PROVINCE = "980000";
    static final String CITY = "980100";
    static final String COUNTY = "980101";
    static final String OTHER_COUNTY = "980102";
    static final String OTHER_CITY = "980200";

    /// The region that each lies in; the province lies in none.
    static final Map<String, String> PARENTS = parents();

    private Places() {}

    private static Map<String, String> parents() {
        Map<String, String> parents = new LinkedHashMap<>();
        parents.put(PROVINCE, null);
        for (String city : List.of(CITY, OTHER_CITY, "980300")) {
            parents.put(city, PROVINCE);
            for (String county : List.of("01", "02")) {
                parents.put(city.substring(0, 4) + county, city);
            }
        }
        return parents;
    }

    static void make() {
        PARENTS.forEach((code, parent) -> {
            String level = parent == null ? "PROVINCE" : parent.equals(PROVINCE) ? "CITY" : "COUNTY";
            String in = parent == null ? "" : ",\"parent\":\"" + parent + "\"";
            Api.putRegion(code, "{\"name\":\"地区%s\",\"level\":\"%s\"%s}".formatted(code, level, in));
            Api.putUnit(unit(code), "单位" + code);
        });
    }

    static String unit(String region) {
        return region + "-u";
    }

    /// The region and those that it lies in.
    static List<String> withAbove(String region) {
        List<String> above = new ArrayList<>();
        for (String each = region; each != null; each = PARENTS.get(each)) {
            above.add(each);
        }
        return above;
    }

    /// A plan with a task that a unit leads.
    static String plan(String region, String status, String unit, String more) {
        return """
                {"title":"计划","region":"%s","from":"2023-01","to":"2023-12","status":"%s",
                 "parts":[{"title":"一"}],
                 "tasks":[{"number":"1","text":"任务","part":1,"lead":["%s"]}]%s}
                """.formatted(region, status, unit, more);
    }

    static String plan(String region, String status) {
        return plan(region, status, unit(region), "");
    }

    static String slip(String plan, String addressee) {
        return """
                {"plan":"%1$s","task":"1","target":"of-%1$s","asOf":"2023-05","colour":"RED","addressee":"%2$s",
                 "deadline":"2099-12-31","text":"请说明"}
                """.formatted(plan, addressee);
    }

    /// Issues a slip and gives its id.
    static int issued(String plan, String addressee) {
        return Api.post("/v1/slips", slip(plan, addressee))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getInt("id");
    }

    /// Enters a measure on the task of a plan and gives its id.
    static int entered(String plan) {
        return Api.post(
                        "/v1/plans/" + plan + "/tasks/1/entries",
                        "{\"kind\":\"MEASURE\",\"text\":\"加派\",\"promisedMonth\":\"2099-12\"}")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getInt("id");
    }
}
