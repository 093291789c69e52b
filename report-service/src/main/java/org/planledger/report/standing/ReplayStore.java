package org.planledger.report.standing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.planledger.report.copy.Snapshot;

/// Reads from the copy what a plan's targets can be judged by at any moment.
@ApplicationScoped
class ReplayStore {
    private final AgroalDataSource database;
    private final Snapshot snapshot;
    private final PlanStore plans;

    ReplayStore(AgroalDataSource database, Snapshot snapshot, PlanStore plans) {
        this.database = database;
        this.snapshot = snapshot;
        this.plans = plans;
    }

    /// A plan with all its targets and without figures; null when there is no such plan.
    StoredPlan plan(String code) {
        try {
            return snapshot.read(connection -> plan(connection, code));
        } catch (SQLException failed) {
            throw new IllegalStateException("the targets of a plan could not be read from the copy", failed);
        }
    }

    private StoredPlan plan(Connection connection, String code) throws SQLException {
        StoredPlan plan = plans.plan(connection, code);
        if (plan == null) {
            return null;
        }
        List<StoredTarget> targets = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(PlanStore.TARGETS)) {
            statement.setArray(1, connection.createArrayOf("text", new Object[] {code}));
            statement.setArray(2, null);
            statement.setArray(3, null);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    targets.add(PlanStore.target(row));
                }
            }
        }
        return plan.with(targets, new StoredFigures());
    }

    /// All revisions of the figures that some targets are judged by.
    FigureHistory history(List<StoredTarget> targets, StoredIndicators indicators) {
        try (Connection connection = database.getConnection()) {
            return FigureReader.history(connection, targets, indicators);
        } catch (SQLException failed) {
            throw new IllegalStateException("the revisions of figures could not be read from the copy", failed);
        }
    }
}
