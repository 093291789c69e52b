package org.planledger.indicator.directory;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Text;

/// What this service knows of the regions, plans and tasks of plan-service: a copy, brought up to date when it
/// is asked for something that it does not know. A writer that stays open holds the feed back, so what is not
/// known even then is asked for by its key.
@ApplicationScoped
public class Directory {
    /// What would be right where a region is not known.
    public static final Text REGION_EXPECTED =
            Text.of("plan-service 中地区的代码，如 371503", "the code of a region in plan-service, such as 371503");

    private static final Logger LOG = Logger.getLogger(Directory.class);

    private final DirectoryStore store;
    private final PlanService planService;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicLong begun = new AtomicLong();
    private RuntimeException lastFailure;

    Directory(DirectoryStore store, PlanService planService) {
        this.store = store;
        this.planService = planService;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("directory-start").start(() -> {
            try {
                refresh();
            } catch (Failure unavailable) {
                LOG.debug("the directory is not filled at the start", unavailable);
                LOG.info("plan-service is not there yet; regions and plans are read when they are asked for");
            }
        });
    }

    /// Finds what plan-service does not have, after having asked it.
    ///
    /// @throws Failure of type UNAVAILABLE when something is not known here and plan-service does not answer
    public void check(String region, String plan, String task, Faults faults) {
        DirectoryStore.Known known = store.known(region, plan, task);
        if (isMissing(known, region, plan, task)) {
            refresh();
            known = asked(store.known(region, plan, task), region, plan, task);
        }
        if (region != null && !known.region()) {
            faults.add("region", "unknown-region", unknownRegion(region), REGION_EXPECTED);
        }
        if (plan != null && !known.plan()) {
            faults.add(
                    "plan",
                    "unknown-plan",
                    Text.of("没有计划“%s”", "there is no plan \"%s\"", plan),
                    Text.of("plan-service 中计划的代码", "the code of a plan in plan-service"));
        } else if (task != null && plan != null && !known.task()) {
            faults.add(
                    "task",
                    "unknown-task",
                    Text.of("计划“%1$s”中没有任务“%2$s”", "the plan \"%1$s\" has no task \"%2$s\"", plan, task),
                    Text.of("该计划中任务的编号", "the number of a task of this plan"));
        }
    }

    private static boolean isMissing(DirectoryStore.Known known, String region, String plan, String task) {
        return (region != null && !known.region())
                || (plan != null && !known.plan())
                || (plan != null && task != null && !known.task());
    }

    /// What is known once plan-service was asked for each of what is missing.
    private DirectoryStore.Known asked(DirectoryStore.Known known, String region, String plan, String task) {
        boolean hasRegion = known.region() || (region != null && ask(region));
        boolean hasTask = known.task() || (plan != null && task != null && planService.hasTask(plan, task));
        boolean hasPlan = known.plan() || hasTask || (plan != null && planService.hasPlan(plan));
        return new DirectoryStore.Known(hasRegion, hasPlan, hasTask);
    }

    /// Regions are not withdrawn, so one that was found can be kept before the feed brings it.
    private boolean ask(String region) {
        boolean found = planService.hasRegion(region);
        if (found) {
            store.add(region);
        }
        return found;
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
                String name = planService.nameOfRegion(region);
                if (name != null) {
                    names.put(region, name);
                }
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

    /// This service did not ask for so long that plan-service no longer tells what was withdrawn meanwhile. All that it
    /// has takes the place of what was known, at once.
    private void readAnew(String expired) {
        LOG.warnf("withdrawals after %s are no longer in plan-service's feed: it is read from the beginning", expired);
        List<PlanPage> pages = new ArrayList<>();
        PlanPage page;
        String after = null;
        do {
            page = planService.read(after).orElseThrow();
            pages.add(page);
            after = page.cursor();
        } while (page.more());
        store.replace(expired, pages);
    }

    private void readAll() {
        try {
            boolean more = true;
            while (more) {
                String after = store.cursor();
                Optional<PlanPage> page = planService.read(after);
                if (page.isPresent()) {
                    store.apply(after, page.get());
                    more = page.get().more();
                } else {
                    readAnew(after);
                    more = false;
                }
            }
        } catch (RuntimeException failed) {
            // Those who wait for this reading are to learn of it, too.
            lastFailure = failed;
        }
    }
}
