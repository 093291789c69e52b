package org.planledger.indicator.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.planledger.client.plan.ApiClient;
import org.planledger.client.plan.ApiException;
import org.planledger.client.plan.api.ChangesApi;
import org.planledger.client.plan.model.Change;
import org.planledger.client.plan.model.ChangeKind;
import org.planledger.client.plan.model.ChangePage;
import org.planledger.client.plan.model.Task;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.jboss.logging.Logger;

/// Reads plan-service's changes.
@ApplicationScoped
class PlanService {
    private static final Logger LOG = Logger.getLogger(PlanService.class);
    private static final int PAGE = 1000;

    private final ChangesApi changes;

    PlanService(PlanServiceConfig config) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(config.url().toString());
        client.setConnectTimeout(config.connectTimeout());
        client.setReadTimeout(config.readTimeout());
        changes = new ChangesApi(client);
    }

    /// The page after the cursor.
    ///
    /// @param after the cursor of the page before; null for the beginning
    /// @throws Failure of type UNAVAILABLE when plan-service does not answer
    PlanPage read(String after) {
        try {
            return page(changes.readChanges(after, List.of(ChangeKind.REGION, ChangeKind.PLAN), PAGE, 0));
        } catch (ApiException failed) {
            LOG.warnf("plan-service's changes could not be read: %s", failed.getMessage());
            throw new Failure(
                    ProblemType.UNAVAILABLE,
                    Text.of(
                            "plan-service 暂不可用，无法核对地区和计划，请稍后重试",
                            "plan-service cannot be reached to look up regions and plans; try again later"));
        }
    }

    private static PlanPage page(ChangePage read) {
        List<String> regions = new ArrayList<>();
        List<String> withdrawnRegions = new ArrayList<>();
        List<PlanPage.PlanTasks> plans = new ArrayList<>();
        List<String> withdrawnPlans = new ArrayList<>();
        for (Change change : read.getChanges()) {
            boolean withdrawn = Boolean.TRUE.equals(change.getDeleted());
            switch (change.getKind()) {
                case REGION -> (withdrawn ? withdrawnRegions : regions).add(change.getKey());
                case PLAN -> {
                    if (withdrawn) {
                        withdrawnPlans.add(change.getKey());
                    } else {
                        plans.add(new PlanPage.PlanTasks(
                                change.getKey(),
                                change.getPlan().getTasks().stream()
                                        .map(Task::getNumber)
                                        .toList()));
                    }
                }
                case UNIT -> {}
            }
        }
        return new PlanPage(
                regions,
                withdrawnRegions,
                plans,
                withdrawnPlans,
                read.getCursor(),
                Boolean.TRUE.equals(read.getMore()));
    }
}
