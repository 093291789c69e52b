package org.planledger.report.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.planledger.kernel.access.Reach;
import org.planledger.kernel.database.Condition;

/// What a login sees, and what it reaches. Results are computed and kept for whole plans, and whoever asks is answered
/// with those that he sees; what is read for one answer alone is left out in the database.
///
/// @param reach what the token says
/// @param drafts whether it sees drafts where it reaches
/// @param reached the codes of the regions that it reaches; empty when it reaches all
/// @param bound these and the regions in which they lie, whose plans bind them
public record Sight(Reach reach, boolean drafts, Set<String> reached, Set<String> bound) {
    private static final int MARK_LENGTH = 32;

    public Sight {
        reached = Set.copyOf(reached);
        bound = Set.copyOf(bound);
    }

    /// Whether there is nothing that it does not see.
    public boolean isWhole() {
        return drafts && seesAllTargets();
    }

    /// Whether it sees every target of each plan that it sees.
    public boolean seesAllTargets() {
        return !reach.isLimited();
    }

    /// Whether it reaches a region.
    public boolean reaches(String region) {
        return reach.everywhere() || reached.contains(region);
    }

    /// Whether it sees what belongs to a region.
    public boolean seesRegion(String region) {
        return reach.everywhere() || bound.contains(region);
    }

    /// Whether it sees a plan. The same as [#plans] for one that is at hand.
    ///
    /// @param region that of the plan
    public boolean seesPlan(boolean draft, String region) {
        return draft ? drafts && reaches(region) : seesRegion(region);
    }

    /// Whether it sees a target of a plan that it sees. The same as [#targets] for one that is at hand.
    ///
    /// @param region that of the target
    /// @param units those that lead its task, cooperate in it or take part in it
    public boolean seesTarget(String region, Collection<String> units) {
        return seesRegion(region) && (reach.everyUnit() || !Collections.disjoint(reach.units(), units));
    }

    /// Whether it sees what the work ledger has on the task of a target that it sees.
    ///
    /// @param region that of the plan
    public boolean seesEntries(String region) {
        return !reach.everyUnit() || reaches(region);
    }

    /// Which plans it sees: drafts that it may see and reaches; others of regions that it reaches or that hold one
    /// which it reaches.
    ///
    /// @param plan what the statement calls the table `plan`
    public Condition plans(String plan) {
        Condition published = Condition.of(plan + ".status <> 'DRAFT'");
        if (reach.everywhere()) {
            return drafts ? Condition.TRUE : published;
        }
        Condition seen = published.and(Condition.of(plan + ".region = any (?)", bound));
        return drafts
                ? seen.or(Condition.of(plan + ".status = 'DRAFT' and " + plan + ".region = any (?)", reached))
                : seen;
    }

    /// Which targets it sees: those of plans that it sees, whose own region it sees; one that is limited to units sees
    /// those of tasks in which one of its units takes part.
    ///
    /// @param target what the statement calls the table `target`
    public Condition targets(String target) {
        Condition ofRegion = reach.everywhere() ? Condition.TRUE : Condition.of(target + ".region = any (?)", bound);
        Condition ofUnits = reach.everyUnit() ? Condition.TRUE : Condition.of("""
                        exists (select from task_unit where task_unit.plan = %1$s.plan and task_unit.task = %1$s.task
                                and task_unit.unit = any (?))
                        """.formatted(target), reach.units());
        return ofPlan(target, plans("plan")).and(ofRegion).and(ofUnits);
    }

    /// Which targets there are for it, seen or not: a draft that it does not see does not exist.
    ///
    /// @param target what the statement calls the table `target`
    public Condition existing(String target) {
        return ofPlan(
                target,
                isWhole()
                        ? Condition.TRUE
                        : Condition.of("plan.status <> 'DRAFT'").or(plans("plan")));
    }

    private static Condition ofPlan(String target, Condition plan) {
        return plan.equals(Condition.TRUE)
                ? plan
                : plan.in("exists (select from plan where plan.code = " + target + ".plan and %s)");
    }

    /// Which published changes of signal it sees. Signals are of plans in force, so nobody needs to see drafts; and no
    /// login that is limited to units may read feeds.
    ///
    /// @param change what the statement calls the table `signal_change`
    public Condition changes(String change) {
        return reach.everywhere()
                ? Condition.TRUE
                : Condition.of(change + ".region = any (?) and " + change + ".plan_region = any (?)", bound, bound);
    }

    /// Tells apart what logins see of the same plans: whatever is kept for one sight is kept with its mark. Empty for
    /// who sees all their targets.
    public String mark() {
        if (seesAllTargets()) {
            return "";
        }
        StringBuilder seen = new StringBuilder();
        write(seen, reach.everywhere(), reached);
        write(seen, reach.everywhere(), bound);
        write(seen, reach.everyUnit(), reach.units());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(seen.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, MARK_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// With their lengths, so that no two sets are written alike.
    private static void write(StringBuilder seen, boolean all, Set<String> codes) {
        seen.append(all ? "*" : codes.size()).append(';');
        new TreeSet<>(codes)
                .forEach(code -> seen.append(code.length()).append(':').append(code));
    }
}
