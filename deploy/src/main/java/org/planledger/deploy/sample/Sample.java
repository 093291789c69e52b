package org.planledger.deploy.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.planledger.deploy.http.ServiceClient;

/// A sample plan: its folder, and the month as of which it is shown.
///
/// @param folder holds `plan.json`, `units.json`, `indicators.json`, `targets.json` and `figures.csv`
/// @param plan the plan's code
/// @param asOf a month in the middle of the plan, by which every state of the rule book has occurred
public record Sample(Path folder, String plan, String asOf) {

    /// The samples that the manifest of the folder lists.
    public static List<Sample> list(Path samples) {
        List<Sample> list = new ArrayList<>();
        for (JsonNode entry : read(samples.resolve("manifest.json"))) {
            String plan = entry.path("plan").asText();
            list.add(new Sample(samples.resolve(plan), plan, entry.path("asOf").asText()));
        }
        return list;
    }

    JsonNode document(String file) {
        return read(folder.resolve(file));
    }

    Path figures() {
        return folder.resolve("figures.csv");
    }

    private static JsonNode read(Path file) {
        try {
            return ServiceClient.JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
