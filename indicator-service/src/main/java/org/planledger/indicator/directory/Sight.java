package org.planledger.indicator.directory;

import java.util.Set;
import org.planledger.kernel.access.Reach;
import org.planledger.kernel.database.Condition;

/// What a login sees, as conditions of the statements that read it. Whatever is not to be seen is left out in the
/// database, so that lists, their pages and counts are those of a smaller ledger.
///
/// @param reach what the token says
/// @param drafts whether it sees drafts where it reaches
/// @param reached the codes of the regions that it reaches; empty when it reaches all
/// @param bound these and the regions in which they lie, whose plans bind them; empty when it reaches all
public record Sight(Reach reach, boolean drafts, Set<String> reached, Set<String> bound) {
    /// Sees everything.
    public static final Sight WHOLE = new Sight(Reach.ALL, true, Set.of(), Set.of());

    public Sight {
        reached = Set.copyOf(reached);
        bound = Set.copyOf(bound);
    }

    /// Whether there is nothing that it does not see.
    public boolean isWhole() {
        return drafts && !reach.isLimited();
    }

    /// Whether it sees what belongs to a region, as far as that depends on the region.
    public boolean sees(String region) {
        return reach.everywhere() || bound.contains(region);
    }

    /// Whether it sees a plan. The same as [#plans] for one that is at hand.
    ///
    /// @param region null when it is not known, which only who reaches all regions sees
    public boolean seesPlan(boolean draft, String region) {
        if (reach.everywhere()) {
            return drafts || !draft;
        }
        return region != null && (draft ? drafts && reached.contains(region) : bound.contains(region));
    }

    /// Whether something of a region is seen, as far as that depends on the region.
    ///
    /// @param region SQL for its code
    public Condition regions(String region) {
        return reach.everywhere() ? Condition.TRUE : Condition.of(region + " = any (?)", bound);
    }

    /// Which plans it sees: drafts that it may see and reaches; others of regions that it reaches or that hold
    /// one which it reaches. What is not known to be a plan is seen by who sees all plans.
    ///
    /// @param plan SQL for its code
    public Condition plans(String plan) {
        if (reach.everywhere() && drafts) {
            return Condition.TRUE;
        }
        Condition published = Condition.of("not known_plan.draft").and(regions("known_plan.region"));
        Condition seen = drafts
                ? published.or(Condition.of("known_plan.draft and known_plan.region = any (?)", reached))
                : published;
        return seen.in("exists (select from known_plan where known_plan.code = " + plan + " and %s)");
    }

    /// Which targets it sees: those of plans and regions that it sees; one that is limited to units those of
    /// tasks in which one of its units takes part.
    ///
    /// @param target what the statement calls a table with the columns `plan`, `task` and `region`
    public Condition targets(String target) {
        if (isWhole()) {
            return Condition.TRUE;
        }
        Condition seen = plans(target + ".plan").and(regions(target + ".region"));
        return reach.everyUnit() ? seen : seen.and(Condition.of("""
                        exists (select from known_task_unit
                            where known_task_unit.plan = %1$s.plan and known_task_unit.task = %1$s.task
                                and known_task_unit.unit = any (?))
                        """.formatted(target), reach.units()));
    }

    /// Which figures it sees: those of regions that it sees; one that is limited to units those that the
    /// targets of tasks are measured by in which one of its units takes part.
    ///
    /// @param series what the statement calls a table with the columns `indicator` and `region`
    public Condition figures(String series) {
        return regions(series + ".region").and(figuresOfUnits(series, reach));
    }

    /// Which figures of the regions that it sees somebody sees.
    ///
    /// @param series as of [#figures]
    public static Condition figuresOfUnits(String series, Reach reach) {
        return reach.everyUnit() ? Condition.TRUE : Condition.of("""
                        (%1$s.indicator, %1$s.region) in (
                            select measured_figure.indicator, measured_figure.region
                            from known_task_unit
                            join measured_figure on measured_figure.plan = known_task_unit.plan
                                and measured_figure.task = known_task_unit.task
                            where known_task_unit.unit = any (?))
                        """.formatted(series), reach.units());
    }
}
