package org.planledger.plan.access;

import java.util.Set;
import org.planledger.kernel.access.Reach;
import org.planledger.kernel.database.Condition;

/// What a login sees, as conditions of the statements that read it, and what it reaches. Whatever is not to
/// be seen is left out in the database, so that lists, their pages and counts are those of a smaller
/// ledger.
///
/// @param reach what the token says
/// @param drafts whether it sees drafts where it reaches
/// @param reached the codes of the regions that it reaches; empty when it reaches all
/// @param bound these and the regions in which they lie, whose plans bind them
public record Sight(Reach reach, boolean drafts, Set<String> reached, Set<String> bound) {
    /// Sees and reaches everything.
    public static final Sight WHOLE = new Sight(Reach.ALL, true, Set.of(), Set.of());

    public Sight {
        reached = Set.copyOf(reached);
        bound = Set.copyOf(bound);
    }

    /// Whether there is nothing that it does not see.
    public boolean isWhole() {
        return drafts && !reach.isLimited();
    }

    /// Whether it reaches a region.
    public boolean reaches(String region) {
        return reach.everywhere() || reached.contains(region);
    }

    /// Whether it sees a plan. The same as [#plans] for one that is at hand.
    public boolean sees(boolean draft, String region) {
        return draft ? drafts && reaches(region) : reach.everywhere() || bound.contains(region);
    }

    /// Which plans it sees: drafts that it may see and reaches; others of regions that it reaches or that
    /// hold one which it reaches.
    ///
    /// @param plan what the statement calls the table `plan`
    public Condition plans(String plan) {
        if (reach.everywhere()) {
            return drafts ? Condition.TRUE : Condition.of(plan + ".status <> 'DRAFT'");
        }
        return ofStatus(
                plan,
                Condition.of(plan + ".region = any (?)", bound),
                Condition.of(plan + ".region = any (?)", reached));
    }

    /// Which plans it could see before they were moved to another region.
    ///
    /// @param plan what the statement calls the table `plan`
    public Condition plansOnce(String plan) {
        return ofStatus(
                plan,
                Condition.of(plan + ".former_regions && ?::text[]", bound),
                Condition.of(plan + ".former_regions && ?::text[]", reached));
    }

    private Condition ofStatus(String plan, Condition published, Condition draft) {
        Condition seen = Condition.of(plan + ".status <> 'DRAFT'").and(published);
        return drafts ? seen.or(Condition.of(plan + ".status = 'DRAFT'").and(draft)) : seen;
    }

    /// Which entries of the ledger it sees: those of plans that it sees and whose region it reaches; one
    /// that is limited to units sees those on tasks in which one of its units takes part.
    ///
    /// @param entry what the statement calls the table `ledger_entry`, or another with its columns `plan` and
    /// `task`
    public Condition entries(String entry) {
        if (isWhole()) {
            return Condition.TRUE;
        }
        Condition ofPlan = reach.everyUnit()
                ? plans("plan").and(reachedRegion("plan"))
                : plans("plan").and(Condition.of("""
                        exists (select from task join task_unit on task_unit.plan = task.plan
                                and task_unit.task = task.ordinal
                            where task.plan = %1$s.plan and task.number = %1$s.task and task_unit.unit = any (?))
                        """.formatted(entry), reach.units()));
        return ofPlan.in("exists (select from plan where plan.code = " + entry + ".plan and %s)");
    }

    /// Which slips it sees: those on plans of regions that it reaches, and those to units of such; one that
    /// is limited to units sees those to its units. A slip on a draft is as secret as the draft.
    ///
    /// @param slip what the statement calls the table `slip`
    public Condition slips(String slip) {
        if (isWhole()) {
            return Condition.TRUE;
        }
        Condition open = Condition.of("plan.status <> 'DRAFT'");
        Condition plan = drafts ? open.or(reachedRegion("plan")) : open;
        Condition to = reach.everyUnit()
                ? reachedRegion("plan")
                        .or(reachedRegion("unit")
                                .in("exists (select from unit where unit.code = " + slip + ".addressee and %s)"))
                : Condition.of(slip + ".addressee = any (?)", reach.units());
        return plan.and(to).in("exists (select from plan where plan.code = " + slip + ".plan and %s)");
    }

    private Condition reachedRegion(String table) {
        return reach.everywhere() ? Condition.TRUE : Condition.of(table + ".region = any (?)", reached);
    }
}
