package org.planledger.indicator.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.planledger.client.plan.ApiClient;
import org.planledger.client.plan.ApiException;
import org.planledger.client.plan.api.ChangesApi;
import org.planledger.client.plan.api.PlansApi;
import org.planledger.client.plan.api.RegionsApi;
import org.planledger.client.plan.api.TasksApi;
import org.planledger.client.plan.model.Change;
import org.planledger.client.plan.model.ChangeKind;
import org.planledger.client.plan.model.ChangePage;
import org.planledger.client.plan.model.Task;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// Reads plan-service's changes, and asks it for single things by their key.
@ApplicationScoped
class PlanService {
    private static final Logger LOG = Logger.getLogger(PlanService.class);
    private static final int PAGE = 1000;

    /// What can stand in an address as one part of it. All keys of plan-service are like this.
    private static final Pattern KEY = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{0,62}");

    private static final int GONE = 410;

    /// Whether plan-service has said so, and the operator knows.
    private final AtomicBoolean ofAnotherDatabase = new AtomicBoolean();
    private final ChangesApi changes;
    private final RegionsApi regions;
    private final PlansApi plans;
    private final TasksApi tasks;

    PlanService(PlanServiceConfig config) {
        // The client appends /v1/… to the address. It would ask for HTTP/2 with every connection.
        ApiClient client = new ApiClient(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1),
                ApiClient.createDefaultObjectMapper(),
                config.url().toString().replaceFirst("/+$", ""));
        client.setConnectTimeout(config.connectTimeout());
        client.setReadTimeout(config.readTimeout());
        changes = new ChangesApi(client);
        regions = new RegionsApi(client);
        plans = new PlansApi(client);
        tasks = new TasksApi(client);
    }

    /// The page after the cursor; empty when the cursor is so old that everything has to be read anew.
    ///
    /// @param after the cursor of the page before; null for the beginning
    /// @throws Failure of type UNAVAILABLE when plan-service does not answer
    Optional<PlanPage> read(String after) {
        try {
            PlanPage page = page(changes.readChanges(after, List.of(ChangeKind.REGION, ChangeKind.PLAN), PAGE, 0));
            ofAnotherDatabase.set(false);
            return Optional.of(page);
        } catch (ApiException failed) {
            if (failed.getCode() == GONE && isExpired(failed.getResponseBody())) {
                return Optional.empty();
            }
            throw failed.getCode() == GONE ? ofAnotherDatabase(after) : unavailable(failed);
        }
    }

    private static boolean isExpired(String problem) {
        return problem != null
                && problem.contains(ProblemType.CURSOR_EXPIRED.uri().toString());
    }

    /// Trying again would not help, so the operator is told what does, once.
    private Failure ofAnotherDatabase(String after) {
        if (!ofAnotherDatabase.getAndSet(true)) {
            LOG.errorf(
                    "plan-service has another database than the one that was read up to %s, or an earlier state of it;"
                            + " what is known of it has to be read anew: update plan_feed set cursor = null",
                    after);
        }
        return new Failure(
                ProblemType.UNAVAILABLE,
                Text.of(
                        "plan-service 的数据已更换或回退，须由管理员按日志重新读取后才能核对地区和计划",
                        "plan-service has other data than before; regions and plans can be looked up once the operator"
                                + " has done what the log says"));
    }

    private static Failure unavailable(ApiException failed) {
        LOG.warnf("plan-service could not be asked: %s", failed.getMessage());
        return new Failure(
                ProblemType.UNAVAILABLE,
                Text.of(
                        "plan-service 暂不可用，无法核对地区和计划，请稍后重试",
                        "plan-service cannot be reached to look up regions and plans; try again later"));
    }

    /// Whether plan-service has the region now, published or not.
    ///
    /// @throws Failure of type UNAVAILABLE when plan-service does not answer
    boolean hasRegion(String code) {
        return isKey(code) && isThere(() -> regions.getRegion(code));
    }

    /// The name of a region; null when plan-service does not have it.
    ///
    /// @throws Failure of type UNAVAILABLE when plan-service does not answer
    String nameOfRegion(String code) {
        AtomicReference<String> name = new AtomicReference<>();
        if (isKey(code)) {
            isThere(() -> {
                name.set(regions.getRegion(code).getName());
                return name;
            });
        }
        return name.get();
    }

    /// Whether plan-service has the plan now, published or not.
    ///
    /// @throws Failure of type UNAVAILABLE when plan-service does not answer
    boolean hasPlan(String code) {
        return isKey(code) && isThere(() -> plans.getPlan(code));
    }

    /// Whether plan-service has the plan and this task of it now, published or not.
    ///
    /// @throws Failure of type UNAVAILABLE when plan-service does not answer
    boolean hasTask(String plan, String number) {
        return isKey(plan) && isKey(number) && isThere(() -> tasks.getTask(number, plan));
    }

    private static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    private interface Question {
        Object ask() throws ApiException;
    }

    private static boolean isThere(Question question) {
        try {
            question.ask();
            return true;
        } catch (ApiException failed) {
            if (failed.getCode() == 400 || failed.getCode() == 404) {
                return false;
            }
            throw unavailable(failed);
        }
    }

    private static PlanPage.KnownTask known(Task task) {
        return new PlanPage.KnownTask(task.getNumber(), task.getLead() == null ? List.of() : task.getLead());
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
                                        .map(PlanService::known)
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
