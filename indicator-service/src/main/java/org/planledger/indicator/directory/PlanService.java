package org.planledger.indicator.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
import org.planledger.client.plan.model.Plan;
import org.planledger.client.plan.model.PlanStatus;
import org.planledger.client.plan.model.Region;
import org.planledger.client.plan.model.Task;
import org.planledger.kernel.access.ServiceToken;
import org.planledger.kernel.answer.PresentTurn;
import org.planledger.kernel.follow.ExpiredCursorException;
import org.planledger.kernel.follow.FeedHttp;
import org.planledger.kernel.follow.ReplacedFeedException;
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

    /// Whether plan-service has said so, and the operator knows.
    private final AtomicBoolean ofAnotherDatabase = new AtomicBoolean();
    private final ChangesApi changes;
    private final ChangesApi followed;
    private final RegionsApi regions;
    private final PlansApi plans;
    private final TasksApi tasks;
    private final PresentTurn turn;

    PlanService(PlanServiceConfig config, FollowConfig pace, ServiceToken token, PresentTurn turn) {
        this.turn = turn;
        ApiClient client = client(config, token);
        client.setReadTimeout(config.readTimeout());
        changes = new ChangesApi(client);
        regions = new RegionsApi(client);
        plans = new PlansApi(client);
        tasks = new TasksApi(client);
        ApiClient waiting = client(config, token);
        waiting.setReadTimeout(FeedHttp.longestAnswer(pace));
        followed = new ChangesApi(waiting);
    }

    private static ApiClient client(PlanServiceConfig config, ServiceToken token) {
        ApiClient client =
                new ApiClient(FeedHttp.newClient(), ApiClient.createDefaultObjectMapper(), FeedHttp.base(config.url()));
        client.setConnectTimeout(config.connectTimeout());
        client.setRequestInterceptor(token::authorize);
        return client;
    }

    /// The page after the cursor.
    ///
    /// @param after the cursor of the page before; null for the beginning
    /// @param wait how long the answer may be held back while there is nothing to tell
    /// @throws ExpiredCursorException when the cursor is so old that everything has to be read anew
    /// @throws ReplacedFeedException when the cursor is of another database
    /// @throws IOException when plan-service does not answer
    PlanPage read(String after, Duration wait) throws IOException {
        ChangesApi asked = wait.isZero() ? changes : followed;
        try {
            PlanPage page = page(asked.readChanges(
                    after, List.of(ChangeKind.REGION, ChangeKind.PLAN), PAGE, (int) wait.toSeconds()));
            ofAnotherDatabase.set(false);
            return page;
        } catch (ApiException failed) {
            throw FeedHttp.failure(failed.getCode(), failed.getResponseBody(), failed);
        }
    }

    /// Trying again would not help, so the operator is told what does, once.
    void tellThatItWasReplaced(String after) {
        if (!ofAnotherDatabase.getAndSet(true)) {
            LOG.errorf(
                    "plan-service has another database than the one that was read up to %s, or an earlier state of it;"
                            + " what is known of it has to be read anew: update plan_feed set cursor = null,"
                            + " reading = reading + 1, anew = true, end_read_at = null",
                    after);
        }
    }

    /// What is said to those who need what plan-service does not tell now.
    static Failure unavailable(Exception failed) {
        LOG.warnf("plan-service could not be asked: %s", failed.getMessage());
        return new Failure(
                ProblemType.UNAVAILABLE,
                Text.of(
                        "plan-service 暂不可用，无法核对地区和计划，请稍后重试",
                        "plan-service cannot be reached to look up regions and plans; try again later"));
    }

    /// The region as plan-service has it now, published or not; empty when it does not have it.
    ///
    /// @throws Failure of type UNAVAILABLE when plan-service does not answer
    Optional<PlanPage.KnownRegion> region(String code) {
        AtomicReference<PlanPage.KnownRegion> found = new AtomicReference<>();
        if (isKey(code)) {
            isThere(() -> {
                found.set(known(code, regions.getRegion(code)));
                return found;
            });
        }
        return Optional.ofNullable(found.get());
    }

    /// The plan as plan-service has it now, published or not; empty when it does not have it.
    ///
    /// @throws Failure of type UNAVAILABLE when plan-service does not answer
    Optional<DirectoryStore.KnownPlan> plan(String code) {
        AtomicReference<DirectoryStore.KnownPlan> found = new AtomicReference<>();
        if (isKey(code)) {
            isThere(() -> {
                Plan plan = plans.getPlan(code);
                found.set(new DirectoryStore.KnownPlan(isDraft(plan), plan.getRegion()));
                return found;
            });
        }
        return Optional.ofNullable(found.get());
    }

    /// Whether plan-service has the plan and this task of it now, published or not.
    ///
    /// @throws Failure of type UNAVAILABLE when plan-service does not answer
    boolean hasTask(String plan, String number) {
        return isKey(plan) && isKey(number) && isThere(() -> tasks.getTask(number, plan));
    }

    /// The numbers of the tasks that the plan has now, published or not; none when plan-service does not have it.
    ///
    /// @throws Failure of type UNAVAILABLE when plan-service does not answer
    Set<String> tasks(String plan) {
        Set<String> numbers = new HashSet<>();
        if (isKey(plan)) {
            isThere(() -> {
                plans.getPlan(plan).getTasks().forEach(task -> numbers.add(task.getNumber()));
                return numbers;
            });
        }
        return numbers;
    }

    private static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    private interface Question {
        Object ask() throws ApiException;
    }

    private boolean isThere(Question question) {
        turn.giveBack();
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

    private static PlanPage.KnownRegion known(String code, Region region) {
        return new PlanPage.KnownRegion(code, region.getName(), region.getParent());
    }

    private static PlanPage.KnownTask known(Task task) {
        Set<String> lead = codes(task.getLead());
        Set<String> units = new TreeSet<>(lead);
        units.addAll(codes(task.getCooperating()));
        units.addAll(codes(task.getParticipating()));
        return new PlanPage.KnownTask(task.getNumber(), lead, units);
    }

    private static Set<String> codes(List<String> units) {
        return units == null ? Set.of() : new TreeSet<>(units);
    }

    private static boolean isDraft(Plan plan) {
        return plan.getStatus() == PlanStatus.DRAFT;
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static PlanPage page(ChangePage read) {
        List<PlanPage.KnownRegion> regions = new ArrayList<>();
        List<String> withdrawnRegions = new ArrayList<>();
        List<PlanPage.PlanTasks> plans = new ArrayList<>();
        List<String> withdrawnPlans = new ArrayList<>();
        for (Change change : read.getChanges()) {
            boolean withdrawn = Boolean.TRUE.equals(change.getDeleted());
            switch (change.getKind()) {
                case REGION -> {
                    if (withdrawn) {
                        withdrawnRegions.add(change.getKey());
                    } else {
                        regions.add(known(change.getKey(), change.getRegion()));
                    }
                }
                case PLAN -> {
                    if (withdrawn) {
                        withdrawnPlans.add(change.getKey());
                    } else {
                        plans.add(new PlanPage.PlanTasks(
                                change.getKey(),
                                change.getPlan().getRegion(),
                                isDraft(change.getPlan()),
                                change.getPlan().getTasks().stream()
                                        .map(PlanService::known)
                                        .toList()));
                    }
                }
                case UNIT -> {}
            }
        }
        boolean more = Boolean.TRUE.equals(read.getMore());
        return new PlanPage(
                regions,
                withdrawnRegions,
                plans,
                withdrawnPlans,
                read.getCursor(),
                more,
                more ? null : instant(read.getCurrentAt()),
                instant(read.getReadAt()));
    }
}
