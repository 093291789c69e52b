package org.planledger.indicator;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.planledger.kernel.access.Claims;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.TestLogin;

/// Who makes requests with a token of their own.
public record Somebody(String name, String token) {

    /// Reaches regions with all that lies in them; without units.
    public static Somebody who(String name, Role role, String... regionsBelow) {
        return new Somebody(name, TestLogin.token(name, role, Set.of(regionsBelow), Set.of()));
    }

    /// A reporter of units.
    public static Somebody reporter(String name, String regionBelow, String... units) {
        return new Somebody(name, TestLogin.token(name, Role.REPORTER, Set.of(regionBelow), Set.of(units)));
    }

    /// A system that may do what the scopes say.
    public static Somebody system(String name, String scopes, String... regionsBelow) {
        return new Somebody(
                name,
                TestLogin.token(TestLogin.claims(name, Role.SERVICE)
                        .claim(Claims.SCOPE, scopes)
                        .claim(Claims.REGIONS_BELOW, Set.of(regionsBelow))));
    }

    /// Who may do everything.
    public static Somebody everybody() {
        return new Somebody("test", TestLogin.everything());
    }

    public RequestSpecification request() {
        return given().header("Accept-Language", "en").header("Authorization", "Bearer " + token);
    }

    public ValidatableResponse get(String path) {
        return request().get(path).then();
    }

    public ValidatableResponse put(String path, String json) {
        return request().contentType("application/json").body(json).put(path).then();
    }

    /// All items of a list, page by page. Each page but the last is full.
    public List<Map<String, Object>> all(String path, int limit) {
        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = get(path + (path.contains("?") ? "&" : "?") + "limit=" + limit
                            + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<Map<String, Object>> items = page.getList("items");
            cursor = page.getString("nextCursor");
            if (cursor != null && items.size() != limit) {
                throw new AssertionError("a page of " + items.size() + " items in the middle of " + path);
            }
            all.addAll(items);
        } while (cursor != null);
        return all;
    }

    /// All changes after the cursor, page by page.
    public List<Map<String, Object>> changes(String query, String after, int limit) {
        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = after;
        JsonPath page;
        do {
            page = get("/v1/changes?" + query + "&limit=" + limit + "&after=" + cursor)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("changes"));
            cursor = page.getString("cursor");
        } while (page.getBoolean("more"));
        return all;
    }

    /// The cursor behind all changes that are published.
    public String end() {
        String cursor = null;
        JsonPath page;
        do {
            page = get("/v1/changes?limit=10000" + (cursor == null ? "" : "&after=" + cursor))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            cursor = page.getString("cursor");
        } while (page.getBoolean("more"));
        return cursor;
    }

    @Override
    public String toString() {
        return name;
    }
}
