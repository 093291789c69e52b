package org.planledger.indicator.caller;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Refuses what stands beside figures, by the same limits by which figures are refused.
@ApplicationScoped
public class Permissions {
    private final AgroalDataSource database;

    Permissions(AgroalDataSource database) {
        this.database = database;
    }

    /// @throws Failure of type FORBIDDEN when somebody may not post the figures of the indicator in the region
    public void requireFigure(PostingRights rights, String indicator, String region) {
        if (rights.areLimited()) {
            refuse(learnt(rights, Set.of(indicator), Set.of(region)).faultOf(rights, indicator, region));
        }
    }

    /// For what decides about the figures of regions, or about who may post them.
    ///
    /// @throws Failure of type FORBIDDEN when somebody may not post all figures of the regions
    public void requireRegions(PostingRights rights, Collection<String> regions) {
        if (rights.reach().everywhere()) {
            return;
        }
        AllowedFigures allowed = learnt(rights, Set.of(), regions);
        regions.forEach(region -> refuse(allowed.faultIn(rights, region)));
    }

    /// The same where it is not for the caller to know which regions these are.
    ///
    /// @throws Failure of type FORBIDDEN when somebody may not post all figures of the regions, or there are none
    public void requireUnnamedRegions(PostingRights rights, Collection<String> regions) {
        if (rights.reach().everywhere()) {
            return;
        }
        AllowedFigures allowed = learnt(rights, Set.of(), regions);
        if (regions.isEmpty() || !regions.stream().allMatch(region -> allowed.isAllowed(rights, region))) {
            refuse(Violation.of(
                    null,
                    "not-allowed",
                    Text.of("所涉及的地区不都是此登录可填报的", "it is not only about regions that this login may post figures of"),
                    Text.of("由可填报所有相关地区的登录办理", "a login that may post figures of all of them")));
        }
    }

    /// What decides about the figures of the indicators in the regions.
    public AllowedFigures learnt(PostingRights rights, Collection<String> indicators, Collection<String> regions) {
        AllowedFigures allowed = new AllowedFigures();
        try (Connection connection = database.getConnection()) {
            allowed.learn(connection, indicators, regions, rights.reach().units());
        } catch (SQLException failed) {
            throw new IllegalStateException("it could not be read what somebody may post", failed);
        }
        return allowed;
    }

    /// @param fault why it is not allowed; null when it is
    /// @throws Failure of type FORBIDDEN when there is a fault
    public static void refuse(Violation fault) {
        if (fault != null) {
            throw new Failure(ProblemType.FORBIDDEN, fault.message(), List.of(fault));
        }
    }
}
