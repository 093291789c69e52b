package org.planledger.indicator.closing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.planledger.indicator.caller.AllowedFigures;
import org.planledger.indicator.caller.PostingRights;

/// Who may reopen some closings, by the regions that these are about: of a plan those of all its targets. What that
/// depends on is looked up for all of them with each statement.
final class ReopeningRights {
    private static final String REGIONS = """
            select distinct plan, region from target where plan = any (?) and not deleted
            """;

    private final Map<ClosingScope, Set<String>> regions = new HashMap<>();
    private final AllowedFigures allowed = new AllowedFigures();

    /// Looks up what decides about closings of the scopes.
    ReopeningRights(Connection connection, Set<ClosingScope> scopes) throws SQLException {
        for (ClosingScope scope : scopes) {
            regions.put(scope, new HashSet<>());
            if (scope.region() != null) {
                regions.get(scope).add(scope.region());
            }
        }
        addRegionsOfPlans(connection);
        Set<String> all = new HashSet<>();
        regions.values().forEach(all::addAll);
        allowed.learn(connection, Set.of(), all, Set.of());
    }

    private void addRegionsOfPlans(Connection connection) throws SQLException {
        Object[] plans = regions.keySet().stream()
                .filter(scope -> scope.plan() != null)
                .map(ClosingScope::plan)
                .toArray();
        try (PreparedStatement statement = connection.prepareStatement(REGIONS)) {
            statement.setArray(1, connection.createArrayOf("text", plans));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    regions.get(ClosingScope.ofPlan(row.getString("plan"))).add(row.getString("region"));
                }
            }
        }
    }

    /// Whether somebody may reopen a month of one of the scopes.
    boolean mayReopen(PostingRights rights, ClosingScope scope) {
        Set<String> of = regions.get(scope);
        return rights.approves() && !of.isEmpty() && of.stream().allMatch(region -> allowed.isAllowed(rights, region));
    }
}
