package org.planledger.report.standing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.planledger.kernel.problem.Language;
import org.planledger.report.answer.GoalRevision;
import org.planledger.report.answer.TargetContext;
import org.planledger.report.attainment.Attainment;
import org.planledger.report.attainment.Circumstances;
import org.planledger.report.attainment.Explanation;
import org.planledger.report.attainment.Observations;
import org.planledger.report.attainment.Outcome;
import org.planledger.report.attainment.Overdue;
import org.planledger.report.attainment.Target;
import org.planledger.report.explanation.ResultExplanation;

/// Lets the engine judge every target of plans.
@ApplicationScoped
class PlanEvaluation {
    private final PlanStore store;
    private final int atOnce;

    PlanEvaluation(PlanStore store, StandingConfig config) {
        this.store = store;
        this.atOnce = config.targetsAtOnce();
    }

    @FunctionalInterface
    interface Taker {
        /// @param entries the outcomes of some of the plan's targets, in no order
        void take(StoredPlan plan, YearMonth asOf, List<PlanOutcomes.Entry> entries);
    }

    /// Judges targets as of several months.
    ///
    /// @param today the date on which the results are asked for, which decides what is overdue
    /// @param taker is given each plan that is there at least once for each month, and each of its targets once
    void evaluate(PlanStore.Wanted wanted, Collection<YearMonth> months, LocalDate today, Taker taker) {
        store.read(wanted, atOnce, judging(months, today, taker));
    }

    /// The same, read by a connection by which more is read of the same moment.
    void evaluate(
            Connection connection, PlanStore.Wanted wanted, Collection<YearMonth> months, LocalDate today, Taker taker)
            throws SQLException {
        store.read(connection, wanted, atOnce, judging(months, today, taker));
    }

    private static Consumer<StoredPlan> judging(Collection<YearMonth> months, LocalDate today, Taker taker) {
        return piece -> months.forEach(month -> taker.take(piece, month, entries(piece, month, today)));
    }

    private static List<PlanOutcomes.Entry> entries(StoredPlan stored, YearMonth asOf, LocalDate today) {
        List<PlanOutcomes.Entry> entries = new ArrayList<>();
        for (StoredTarget target : stored.targets()) {
            // An indicator that the feed has not brought yet comes with a later page, and the target with it.
            if (stored.indicators().knows(target.indicator())) {
                entries.add(entry(stored, target, asOf, today));
            }
        }
        return entries;
    }

    static PlanOutcomes.Entry entry(StoredPlan stored, StoredTarget target, YearMonth asOf, LocalDate today) {
        Judged judged = Judged.of(stored, target, stored.figures().of(target.region()), asOf, today);
        StoredPlan.Task task = stored.task(target.task());
        return new PlanOutcomes.Entry(task.place(), task.units(), context(stored, target, asOf), judged.outcome());
    }

    /// @param figures those of the target's region
    static Outcome assess(
            StoredPlan stored, StoredTarget target, Observations figures, YearMonth asOf, LocalDate today) {
        return Judged.of(stored, target, figures, asOf, today).outcome();
    }

    /// What the engine is given.
    private record Judged(
            Target target, Observations figures, List<Overdue.Missing> overdue, Circumstances circumstances) {
        static Judged of(
                StoredPlan stored, StoredTarget target, Observations figures, YearMonth asOf, LocalDate today) {
            Target judged = target.asTarget(stored.indicators(), asOf);
            List<Overdue.Missing> overdue = Overdue.find(
                    judged,
                    figures,
                    asOf,
                    today,
                    (indicator, period) -> stored.indicators().deadline(indicator, period));
            return new Judged(
                    judged,
                    figures,
                    overdue,
                    new Circumstances(asOf, stored.inForce(), stored.thresholds(), overdue.size()));
        }

        Outcome outcome() {
            return Attainment.assess(target, figures, circumstances);
        }

        Explanation explanation() {
            return Attainment.explain(target, figures, circumstances);
        }
    }

    /// Judges some targets of a plan and explains how their results came about.
    ///
    /// @param wanted with the origins of figures
    /// @param language of the sentences
    /// @return by the targets' ids; those that are gone, or whose indicator has not come yet, are absent
    Map<String, PreparedResult> explain(PlanStore.Wanted wanted, YearMonth asOf, LocalDate today, Language language) {
        Map<String, PreparedResult> explained = new HashMap<>();
        store.read(wanted, atOnce, piece -> {
            for (StoredTarget target : piece.targets()) {
                if (piece.indicators().knows(target.indicator())) {
                    explained.put(target.id(), explain(piece, target, asOf, today, language));
                }
            }
        });
        return explained;
    }

    private static PreparedResult explain(
            StoredPlan stored, StoredTarget target, YearMonth asOf, LocalDate today, Language language) {
        Judged judged = Judged.of(stored, target, stored.figures().of(target.region()), asOf, today);
        Explanation explanation = judged.explanation();
        return new PreparedResult(
                explanation.result(),
                context(stored, target, asOf),
                ResultExplanation.of(
                        explanation, judged.overdue(), stored.figures().originsOf(target.region()), language));
    }

    /// What the target is about, with the goal by which it is judged as of the month.
    static TargetContext context(StoredPlan stored, StoredTarget target, YearMonth asOf) {
        StoredGoal goal = target.goalAsOf(asOf);
        StoredPlan.Task task = stored.task(target.task());
        return new TargetContext(
                stored.code(),
                task.part(),
                target.task(),
                task.title(),
                task.units().lead(),
                target.indicator(),
                stored.indicators().name(target.indicator()),
                stored.indicators().unit(target.indicator()),
                target.region(),
                target.regionName(),
                goal.comparator(),
                goal.value(),
                goal.valueHigh(),
                revision(target, asOf),
                target.measure(),
                target.recurrence(),
                target.from(),
                target.to(),
                target.strength(),
                target.weight(),
                target.phrase());
    }

    private static GoalRevision revision(StoredTarget target, YearMonth asOf) {
        StoredRevision revision = target.revisionAsOf(asOf);
        return revision == null
                ? null
                : new GoalRevision(
                        revision.month(),
                        revision.reason(),
                        target.original().comparator(),
                        target.original().value(),
                        target.original().valueHigh());
    }
}
