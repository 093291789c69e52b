package org.planledger.indicator.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.planledger.kernel.access.Reach;
import org.planledger.kernel.answer.PresentTurn;
import org.planledger.kernel.follow.ExpiredCursorException;
import org.planledger.kernel.follow.ReplacedFeedException;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// What this service knows of the regions, plans and tasks of plan-service: a copy that follows it in the background,
/// and is brought up to date at once when it is asked for something that it does not know. A writer that stays
/// open holds the feed back, so what is not known even then is asked for by its key.
@ApplicationScoped
public class Directory {
    /// What would be right where a region is not known.
    public static final Text REGION_EXPECTED =
            Text.of("plan-service 中地区的代码，如 371503", "the code of a region in plan-service, such as 371503");

    private static final Logger LOG = Logger.getLogger(Directory.class);

    private final DirectoryStore store;
    private final PlanService planService;
    private final PresentTurn turn;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicLong begun = new AtomicLong();
    private RuntimeException lastFailure;
    /// Whether plan-service's feed is known to have been read to its end once. It is never unread again.
    volatile boolean read;

    Directory(DirectoryStore store, PlanService planService, PresentTurn turn) {
        this.store = store;
        this.planService = planService;
        this.turn = turn;
    }

    /// Reads what plan-service has published, if that was never read to its end: until then nobody can be refused
    /// anything for what is not known here.
    ///
    /// @throws Failure of type UNAVAILABLE when plan-service does not answer
    public void requireRead() {
        if (!read) {
            if (store.progress().currentAt() == null) {
                refresh();
            }
            read = true;
        }
    }

    /// What a login sees.
    ///
    /// @param drafts whether it may see drafts
    /// @throws Failure of type UNAVAILABLE when that is not everything, it is not known yet where regions lie
    /// and what plans are drafts, and plan-service does not answer
    public Sight sight(Reach reach, boolean drafts) {
        if (reach.isLimited() || !drafts) {
            requireRead();
        }
        return reach.everywhere() ? new Sight(reach, drafts, Set.of(), Set.of()) : store.sight(reach, drafts);
    }

    /// Finds what plan-service does not have, after having asked it. A plan that is not seen is told as one
    /// that does not exist, and looked for as such: whether plan-service can be asked tells nothing of it.
    ///
    /// @throws Failure of type UNAVAILABLE when something is not known here and plan-service does not answer
    public void check(String region, String plan, String task, Sight sight, Faults faults) {
        DirectoryStore.Known known = seen(store.known(region, plan, task), sight);
        if (isMissing(known, region, plan, task)) {
            refresh();
            known = asked(seen(store.known(region, plan, task), sight), region, plan, task, sight);
        }
        if (region != null && !known.region()) {
            faults.add("region", "unknown-region", unknownRegion(region), REGION_EXPECTED);
        }
        if (plan != null && known.plan() == null) {
            faults.add(
                    "plan",
                    "unknown-plan",
                    Text.of("没有计划“%s”", "there is no plan \"%s\"", plan),
                    Text.of("plan-service 中计划的代码", "the code of a plan in plan-service"));
        } else if (task != null && plan != null && !known.task()) {
            faults.add(unknownTask("task", plan, task));
        }
    }

    /// The same of many tasks of a plan.
    ///
    /// @return those of the tasks that the plan does not have; none when there is no such plan
    public Set<String> unknownTasks(String region, String plan, Set<String> tasks, Sight sight, Faults faults) {
        Faults ofPlan = new Faults();
        check(region, plan, null, sight, ofPlan);
        ofPlan.found().forEach(faults::add);
        if (ofPlan.found().stream().anyMatch(fault -> fault.field().equals("plan"))) {
            return Set.of();
        }
        Set<String> unknown = store.unknownTasks(plan, tasks);
        if (!unknown.isEmpty()) {
            refresh();
            unknown = store.unknownTasks(plan, tasks);
        }
        if (!unknown.isEmpty()) {
            unknown.removeAll(planService.tasks(plan));
        }
        return unknown;
    }

    /// Whether a plan is known and seen, without asking for it.
    public boolean isSeen(String plan, Sight sight) {
        return isSeen(store.known(null, plan, null).plan(), sight);
    }

    /// What is said of a task that is not known.
    public static Violation unknownTask(String field, String plan, String task) {
        return Violation.of(
                field,
                "unknown-task",
                Text.of("计划“%1$s”中没有任务“%2$s”", "the plan \"%1$s\" has no task \"%2$s\"", plan, task),
                Text.of("该计划中任务的编号", "the number of a task of this plan"));
    }

    /// What of it is seen: a plan that is not has no tasks either.
    private static DirectoryStore.Known seen(DirectoryStore.Known known, Sight sight) {
        return isSeen(known.plan(), sight) ? known : new DirectoryStore.Known(known.region(), null, false);
    }

    private static boolean isSeen(DirectoryStore.KnownPlan plan, Sight sight) {
        return plan != null && sight.seesPlan(plan.draft(), plan.region());
    }

    private static boolean isMissing(DirectoryStore.Known known, String region, String plan, String task) {
        return (region != null && !known.region())
                || (plan != null && known.plan() == null)
                || (plan != null && task != null && !known.task());
    }

    /// What is seen once plan-service was asked for each of what is missing.
    private DirectoryStore.Known asked(
            DirectoryStore.Known known, String region, String plan, String task, Sight sight) {
        boolean hasRegion = known.region() || (region != null && ask(region));
        DirectoryStore.KnownPlan found = known.plan() == null && plan != null
                ? planService.plan(plan).filter(told -> isSeen(told, sight)).orElse(null)
                : known.plan();
        boolean hasTask = known.task() || (found != null && task != null && planService.hasTask(plan, task));
        return new DirectoryStore.Known(hasRegion, found, hasTask);
    }

    /// Regions are not withdrawn, so one that was found can be kept before the feed brings it.
    private boolean ask(String region) {
        Optional<PlanPage.KnownRegion> found = planService.region(region);
        found.ifPresent(store::add);
        return found.isPresent();
    }

    /// Makes a region known that plan-service has.
    ///
    /// @throws Failure of type UNAVAILABLE when plan-service does not answer
    public void learn(String region) {
        refresh();
        if (!store.known(region, null, null).region()) {
            ask(region);
        }
    }

    /// Makes those of the regions known that plan-service has, however far its feed is. Each is a question of
    /// its own.
    ///
    /// @throws Failure of type UNAVAILABLE when plan-service does not answer
    public void askFor(Collection<String> regions) {
        regions.forEach(this::ask);
    }

    /// The names of the regions as far as plan-service tells them. Each is a question of its own.
    public Map<String, String> namesIfPossible(Collection<String> regions) {
        Map<String, String> names = new HashMap<>();
        try {
            for (String region : regions) {
                planService.region(region).ifPresent(found -> names.put(region, found.name()));
            }
        } catch (Failure unavailable) {
            LOG.debug("regions are shown without their names", unavailable);
        }
        return names;
    }

    /// What is said of a region that is not known.
    public static Text unknownRegion(String region) {
        return Text.of("没有地区“%s”", "there is no region \"%s\"", region);
    }

    /// Reads everything that plan-service has published up to now. Whoever comes while another is reading
    /// waits, and all who waited share the next reading.
    ///
    /// @throws Failure of type UNAVAILABLE when plan-service does not answer
    public void refresh() {
        turn.giveBack();
        long begunBefore = begun.get();
        reading.lock();
        try {
            if (begun.get() <= begunBefore) {
                begun.incrementAndGet();
                lastFailure = null;
                readAll();
            }
            if (lastFailure != null) {
                throw lastFailure;
            }
        } finally {
            reading.unlock();
        }
    }

    /// Reads what plan-service has published up to now, if it answers. What was known before is good enough
    /// for those who would rather have an answer.
    public void refreshIfPossible() {
        try {
            refresh();
        } catch (Failure unavailable) {
            LOG.debug("the directory stays as it is", unavailable);
        }
    }

    private void readAll() {
        try {
            boolean more = true;
            while (more) {
                String after = store.progress().cursor();
                try {
                    PlanPage page = planService.read(after, Duration.ZERO);
                    // Where another has moved the cursor meanwhile, it is not known whether that is the end.
                    more = !store.apply(after, page) || page.more();
                } catch (ExpiredCursorException expired) {
                    if (store.beginAnew(after)) {
                        LOG.warnf(
                                "withdrawals after %s are no longer in plan-service's feed: it is read from the beginning,"
                                        + " and the plans that do not come again are forgotten",
                                after);
                    }
                } catch (ReplacedFeedException replaced) {
                    planService.tellThatItWasReplaced(after);
                    throw ofAnotherDatabase();
                } catch (IOException failed) {
                    throw PlanService.unavailable(failed);
                }
            }
        } catch (RuntimeException failed) {
            // Those who wait for this reading are to learn of it, too.
            lastFailure = failed;
        }
    }

    private static Failure ofAnotherDatabase() {
        return new Failure(
                ProblemType.UNAVAILABLE,
                Text.of(
                        "plan-service 的数据已更换或回退，须由管理员按日志重新读取后才能核对地区和计划",
                        "plan-service has other data than before; regions and plans can be looked up once the operator"
                                + " has done what the log says"));
    }
}
