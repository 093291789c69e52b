package org.planledger.deploy.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.planledger.deploy.http.ServiceClient;

/// Puts a sample into plan-service and indicator-service: units, the plan, indicators, targets, and last its figures in
/// one import that succeeds or fails as a whole. A load that broke off is simply repeated.
public final class SampleLoader {
    private static final int COLUMNS = 7;

    private final ServiceClient plans;
    private final ServiceClient indicators;

    public SampleLoader(ServiceClient plans, ServiceClient indicators) {
        this.plans = plans;
        this.indicators = indicators;
    }

    /// Whether the sample was loaded before, whatever has become of it since: its last figure has a history.
    public boolean isLoaded(Sample sample) {
        try {
            List<String> lines = Files.readAllLines(sample.figures());
            String[] last = lines.getLast().split(",", COLUMNS);
            return indicators
                    .get("/v1/actuals/%s/%s/%s/revisions?limit=1".formatted(last[0], last[1], last[2]))
                    .filter(page -> !page.path("items").isEmpty())
                    .isPresent();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Loads the sample and gives the tokens of its last changes, for whoever wants to read them.
    public Set<String> load(Sample sample) {
        Set<String> tokens = new LinkedHashSet<>();
        for (JsonNode unit : sample.document("units.json")) {
            plans.put("/v1/units/" + unit.path("code").asText(), unit);
        }
        tokens.add(plans.put("/v1/plans/" + sample.plan(), sample.document("plan.json")));
        for (JsonNode indicator : sample.document("indicators.json")) {
            indicators.put("/v1/indicators/" + indicator.path("code").asText(), indicator);
        }
        for (JsonNode target : sample.document("targets.json")) {
            indicators.put("/v1/targets/" + target.path("id").asText(), target);
        }
        tokens.add(indicators.postCsv("/v1/actuals/imports", sample.figures()));
        return tokens;
    }
}
