package org.planledger.report.totals;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.report.access.Sight;

/// Of which regions a login sees the figures of an indicator.
@ApplicationScoped
class SeenFigures {
    /// Those that a target is measured by which the login sees, or that this is computed from.
    private static final String REGIONS = """
            with recursive measured (indicator, region) as (
                select target.indicator, target.region from target where %s
                union
                select component, measured.region
                from measured join indicator on indicator.code = measured.indicator,
                     unnest(array[indicator.numerator, indicator.denominator]) as component
                where component is not null
            )
            select region from measured where indicator = ?
            """;

    private static final Text OTHERS =
            Text.of("此合计含有本登录看不到的地区的数", "this total has parts of regions outside the login's");
    private static final Text WHOLE =
            Text.of("一个地区，本登录可及该地区及其全部下级", "a region that the login reaches with all that lies in it");

    private final AgroalDataSource database;

    SeenFigures(AgroalDataSource database) {
        this.database = database;
    }

    /// The regions that it sees; for a login that is limited to units those where one of them has to do with the
    /// indicator.
    Predicate<String> of(String indicator, Sight sight) {
        return sight.reach().everyUnit() ? sight::seesRegion : measured(indicator, sight.targets("target"))::contains;
    }

    /// What is said of a total that has figures which the login does not see.
    ///
    /// @param field the parameter that asks for it
    static Failure refusal(String field) {
        return new Failure(ProblemType.FORBIDDEN, OTHERS, List.of(Violation.of(field, "not-allowed", OTHERS, WHOLE)));
    }

    private Set<String> measured(String indicator, Condition targets) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REGIONS.formatted(targets.sql()))) {
            statement.setString(targets.bind(statement, 1), indicator);
            Set<String> regions = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    regions.add(row.getString("region"));
                }
            }
            return regions;
        } catch (SQLException failed) {
            throw new IllegalStateException("the figures of a login could not be read from the copy", failed);
        }
    }
}
