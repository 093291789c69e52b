package org.planledger.plan.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.Api;

/// Follows the feed from a cursor on, as another system would.
final class Follower {
    private String cursor;
    private boolean more;

    Follower(String cursor) {
        this.cursor = cursor;
    }

    String cursor() {
        return cursor;
    }

    boolean more() {
        return more;
    }

    JsonPath page(int limit, int wait) {
        Response answer = Api.get("/v1/changes?after=" + cursor + "&limit=" + limit + "&wait=" + wait);
        assertEquals(200, answer.statusCode(), answer.asString());
        JsonPath page = answer.jsonPath();
        cursor = page.getString("cursor");
        more = page.getBoolean("more");
        return page;
    }

    /// The keys of the next page as it is at this moment.
    List<String> readNow(int limit) {
        return page(limit, 0).getList("changes.key");
    }

    /// The keys of the next pages, until there are so many. What is committed may be held back for a moment by
    /// transactions of the server's own.
    List<String> readUntil(int keys, int limit) {
        List<String> read = new ArrayList<>();
        for (int empty = 0; read.size() < keys && empty < 30; ) {
            List<String> next = page(limit, 1).getList("changes.key");
            empty = next.isEmpty() ? empty + 1 : 0;
            read.addAll(next);
        }
        return read;
    }

    List<String> readUntil(int keys) {
        return readUntil(keys, 1_000);
    }
}
