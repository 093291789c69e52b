package org.planledger.plan.access;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.planledger.kernel.access.Claims;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.plan.Api;

/// Who makes requests with a token of their own.
record Somebody(String token) {

    /// Reaches regions with all that lie in them.
    static Somebody who(Role role, String... regionsBelow) {
        return new Somebody(TestLogin.token(role.claim(), role, Set.of(regionsBelow), Set.of()));
    }

    /// A reporter of units.
    static Somebody reporter(String region, String... units) {
        return new Somebody(TestLogin.token("reporter", Role.REPORTER, Set.of(region), Set.of(units)));
    }

    /// A system that may do what the scopes say.
    static Somebody system(String scopes, String... regionsBelow) {
        return new Somebody(TestLogin.token(TestLogin.claims("system", Role.SERVICE)
                .claim(Claims.SCOPE, scopes)
                .claim(Claims.REGIONS_BELOW, Set.of(regionsBelow))));
    }

    Response get(String path) {
        return request().get(path);
    }

    Response put(String path, String json) {
        return request().contentType("application/json").body(json).put(path);
    }

    Response post(String path, String json) {
        return request().contentType("application/json").body(json).post(path);
    }

    Response delete(String path) {
        return request().delete(path);
    }

    RequestSpecification request() {
        return Api.request().header("Authorization", "Bearer " + token);
    }

    /// All items of a list, page by page. Each page but the last is full.
    <T> List<T> all(String path, int limit, String field) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = get(path + (path.contains("?") ? "&" : "?") + "limit=" + limit
                            + (cursor == null ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<T> items = page.getList("items." + field);
            cursor = page.getString("nextCursor");
            if (cursor != null && items.size() != limit) {
                throw new AssertionError("a page of " + items.size() + " items in the middle of " + path);
            }
            all.addAll(items);
        } while (cursor != null);
        return all;
    }
}
