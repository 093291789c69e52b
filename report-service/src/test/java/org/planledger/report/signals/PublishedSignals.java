package org.planledger.report.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Recorded;

/// Follows the feed for one plan, as another system would, and sees that the changes of each target join on to each
/// other: what was there before is what was told last.
final class PublishedSignals {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final Supplier<Http> report;
    private final Recorded recorded;
    private final Map<String, String> shown = new HashMap<>();
    final List<JsonNode> changes = new ArrayList<>();
    private String cursor = "";

    PublishedSignals(Supplier<Http> report, Recorded recorded) {
        this.report = report;
        this.recorded = recorded;
    }

    /// Reads on until the published signals are these, those that are not told being NONE.
    ///
    /// @param expected by the targets' ids
    void await(Map<String, String> expected) {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        while (!signals().equals(withoutNone(expected))) {
            assertTrue(Instant.now().isBefore(end), () -> "published " + signals() + ", expected " + expected);
            read(1);
        }
    }

    /// @param wait seconds
    /// @return how many changes of the plan have come
    int read(int wait) {
        int before = changes.size();
        JsonNode page = report.get()
                .get("/v1/changes?limit=50&wait=" + wait + (cursor.isEmpty() ? "" : "&after=" + cursor))
                .ok()
                .json();
        cursor = page.get("cursor").asText();
        page.get("changes").forEach(this::take);
        return changes.size() - before + (page.get("more").asBoolean() ? read(0) : 0);
    }

    private void take(JsonNode change) {
        String target = change.get("key").asText();
        if (!target.startsWith(recorded.plan + "-")) {
            return;
        }
        changes.add(change);
        if (change.get("deleted").asBoolean()) {
            assertTrue(shown.containsKey(target), target + " was never published");
            shown.remove(target);
            return;
        }
        JsonNode signal = change.get("signal");
        assertEquals(recorded.plan, signal.get("plan").asText());
        assertEquals(
                shown.getOrDefault(target, "NONE"), signal.get("signalBefore").asText(), target);
        assertNotEquals(signal.get("signalBefore"), signal.get("signal"), target);
        shown.put(target, signal.get("signal").asText());
    }

    private Map<String, String> signals() {
        return withoutNone(shown);
    }

    private static Map<String, String> withoutNone(Map<String, String> signals) {
        Map<String, String> some = new TreeMap<>(signals);
        some.values().removeIf("NONE"::equals);
        return some;
    }
}
