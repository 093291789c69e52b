package org.planledger.indicator.proposal;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.planledger.indicator.caller.Caller;
import org.planledger.indicator.caller.Permissions;
import org.planledger.indicator.caller.PostingRights;
import org.planledger.indicator.definition.DefinitionLock;
import org.planledger.indicator.definition.Indicators;
import org.planledger.indicator.directory.Directory;
import org.planledger.indicator.target.Target;
import org.planledger.indicator.target.TargetAdoption;
import org.planledger.indicator.target.TargetAdoption.Prepared;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.feed.ChangeToken;
import org.planledger.kernel.feed.ChangeTokens;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Makes proposals targets.
@ApplicationScoped
class Proposals {
    private final Indicators indicators;
    private final TargetAdoption targets;
    private final Directory directory;
    private final DefinitionLock lock;
    private final ChangeTokens tokens;
    private final Caller caller;
    private final Permissions permissions;
    private final Audit audit;

    Proposals(
            Indicators indicators,
            TargetAdoption targets,
            Directory directory,
            DefinitionLock lock,
            ChangeTokens tokens,
            Caller caller,
            Permissions permissions,
            Audit audit) {
        this.indicators = indicators;
        this.targets = targets;
        this.directory = directory;
        this.lock = lock;
        this.tokens = tokens;
        this.caller = caller;
        this.permissions = permissions;
        this.audit = audit;
    }

    /// @throws Failure of type INVALID_REQUEST with all faults, FORBIDDEN when a login may not post all figures of the
    /// region, CONFLICT when an id is that of another target
    RestResponse<AdoptedTargets> adopt(ProposedTargets proposed, boolean dryRun) {
        audit.concerns(proposed.plan());
        Faults faults = new Faults();
        checkIds(proposed.proposals(), faults);
        checkPlaces(proposed, faults);
        if (dryRun) {
            directory.check(proposed.region(), null, null, caller.sight(), faults);
        } else {
            checkPlan(proposed, faults);
        }
        PostingRights rights = caller.rights();
        Suggestions suggestions = new Suggestions(indicators.all(), proposed.proposals());
        return QuarkusTransaction.requiringNew().call(() -> store(proposed, dryRun, rights, suggestions, faults));
    }

    private static void checkIds(List<ProposedTarget> proposals, Faults faults) {
        Map<String, Integer> firstById = new HashMap<>();
        for (int i = 0; i < proposals.size(); i++) {
            String id = proposals.get(i).target().id();
            Integer first = id == null ? null : firstById.putIfAbsent(id, i);
            if (first != null) {
                faults.add(
                        field(i, "target.id"),
                        "duplicate",
                        Text.of("proposals[%d] 已用此编号", "proposals[%d] has this id already", first),
                        Text.of("每个目标各用一个编号", "an id of its own for each target"));
            }
        }
    }

    private static void checkPlaces(ProposedTargets proposed, Faults faults) {
        for (int i = 0; i < proposed.proposals().size(); i++) {
            Target target = proposed.proposals().get(i).target();
            checkSame(field(i, "target.plan"), target.plan(), proposed.plan(), faults);
            checkSame(field(i, "target.region"), target.region(), proposed.region(), faults);
            refuse(field(i, "target.parent"), target.parent(), faults);
            boolean isRevised =
                    target.revisions() != null && !target.revisions().isEmpty();
            refuse(field(i, "target.revisions"), isRevised ? target.revisions() : null, faults);
        }
    }

    /// No document says what a target is a share of, or how it has been revised.
    private static void refuse(String field, Object given, Faults faults) {
        if (given != null) {
            faults.add(
                    field,
                    "set-apart",
                    Text.of("不随识读结果填写", "it is not set with a proposal"),
                    Text.of("不填，另以 PUT 填写", "nothing here; it has an operation of its own"));
        }
    }

    private static void checkSame(String field, String given, String ofAll, Faults faults) {
        if (given != null && !given.equals(ofAll)) {
            faults.add(
                    field,
                    "other-place",
                    Text.of("与整份的“%s”不同", "it is not \"%s\" as of all proposals", ofAll),
                    Text.of("%s，或不填", "%s, or nothing", ofAll));
        }
    }

    private void checkPlan(ProposedTargets proposed, Faults faults) {
        Set<String> tasks = proposed.proposals().stream()
                .map(proposal -> proposal.target().task())
                .filter(task -> task != null)
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> unknown = directory.unknownTasks(proposed.region(), proposed.plan(), tasks, caller.sight(), faults);
        for (int i = 0; i < proposed.proposals().size(); i++) {
            String task = proposed.proposals().get(i).target().task();
            if (task != null && unknown.contains(task)) {
                faults.add(Directory.unknownTask(field(i, "target.task"), proposed.plan(), task));
            }
        }
    }

    private RestResponse<AdoptedTargets> store(
            ProposedTargets proposed, boolean dryRun, PostingRights rights, Suggestions suggestions, Faults faults) {
        lock.take();
        List<Target> present = targets.ofPlan(proposed.plan(), caller.sight());
        KnownIndicators known = new KnownIndicators(indicators.all(), indicators.takenCodes(), present);
        IndicatorChoice choice =
                new IndicatorChoice(known, suggestions, proposed.proposals(), indicators::check, faults);
        List<Target> wanted = new ArrayList<>();
        for (int i = 0; i < proposed.proposals().size(); i++) {
            Target target = proposed.proposals().get(i).target();
            wanted.add(target.measuring(proposed.plan(), proposed.region(), choice.codeOf(i)));
        }
        // Of a plan that the caller does not see nothing is told: it is as if there were none.
        boolean isPlanSeen = dryRun
                ? directory.isSeen(proposed.plan(), caller.sight())
                : faults.found().stream().noneMatch(fault -> fault.field().equals("plan"));
        Set<String> taken = isPlanSeen ? targets.idsLike(proposed.plan()) : Set.of();
        List<Target> named = TargetIds.given(proposed.plan(), wanted, present, taken, known::ofCode);
        List<Prepared> prepared = targets.prepare(named, known::ofCode, caller.sight());
        addFaults(prepared, choice, faults);
        if (isPlanSeen && proposed.tasks() != null) {
            addStranded(proposed, named, present, faults);
        }
        faults.throwIfAny();
        permissions.requireRegions(rights, regionsOf(prepared));
        refuseTaken(prepared, place -> isPlanSeen || wanted.get(place).id() != null);
        long changed = choice.made().size()
                + prepared.stream().filter(Prepared::isChange).count();
        if (!dryRun && changed > 0) {
            indicators.add(choice.made());
            targets.store(prepared);
            audit.changed(changed);
        }
        return answer(dryRun, choice, prepared, present);
    }

    /// Finds the targets whose tasks the plan will not have. Those that the caller does not see are not named.
    private void addStranded(ProposedTargets proposed, List<Target> named, List<Target> present, Faults faults) {
        Set<String> ids = named.stream().map(Target::id).collect(Collectors.toSet());
        Set<String> seen = present.stream().map(Target::id).collect(Collectors.toSet());
        Set<String> tasks = Set.copyOf(proposed.tasks());
        List<Target> stranded = targets.ofPlan(proposed.plan()).stream()
                .filter(target -> !ids.contains(target.id()) && !tasks.contains(target.task()))
                .toList();
        if (!stranded.isEmpty()) {
            String names = stranded.stream()
                    .map(Target::id)
                    .filter(seen::contains)
                    .sorted()
                    .collect(Collectors.joining(", "));
            faults.add(
                    "tasks",
                    "task-with-targets",
                    names.isEmpty()
                            ? Text.of("没有列出的任务还有目标", "tasks that are not there have targets")
                            : Text.of("没有列出的任务还有目标：%s", "tasks that are not there have targets: %s", names),
                    Text.of("保留这些任务，或先撤回目标", "these tasks, or the targets withdrawn before"));
        }
    }

    /// Of an indicator that cannot be what is said of its code is said already.
    private static void addFaults(List<Prepared> prepared, IndicatorChoice choice, Faults faults) {
        for (int i = 0; i < prepared.size(); i++) {
            int place = i;
            prepared.get(i).faults().found().stream()
                    .filter(fault ->
                            choice.codeOf(place) != null || !fault.field().equals("indicator"))
                    .forEach(fault -> faults.add(below(place, "target.", fault)));
        }
    }

    private static Set<String> regionsOf(List<Prepared> prepared) {
        return prepared.stream()
                .flatMap(each -> Stream.of(each.target().region(), each.formerRegion()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static void refuseTaken(List<Prepared> prepared, IntPredicate mayBeTold) {
        List<Violation> taken = new ArrayList<>();
        for (int i = 0; i < prepared.size(); i++) {
            if (prepared.get(i).isTaken() && mayBeTold.test(i)) {
                taken.add(below(
                        i,
                        "target.",
                        TargetAdoption.taken(prepared.get(i).target().id())));
            }
        }
        if (!taken.isEmpty()) {
            throw new Failure(ProblemType.CONFLICT, taken.getFirst().message(), taken);
        }
    }

    private RestResponse<AdoptedTargets> answer(
            boolean dryRun, IndicatorChoice choice, List<Prepared> prepared, List<Target> present) {
        List<AdoptedTarget> told = prepared.stream()
                .map(each -> new AdoptedTarget(each.target().id(), each.target().indicator(), each.outcome()))
                .toList();
        Set<String> ids = told.stream().map(AdoptedTarget::id).collect(Collectors.toSet());
        List<OtherTarget> others = present.stream()
                .filter(target -> !ids.contains(target.id()))
                .map(target -> new OtherTarget(target.id(), target.task()))
                .toList();
        ResponseBuilder<AdoptedTargets> answer =
                ResponseBuilder.ok(new AdoptedTargets(dryRun, choice.told(), told, others));
        if (!dryRun) {
            ChangeToken token = new ChangeToken(ChangeToken.Feed.INDICATOR, tokens.publish());
            answer.header(ChangeTokens.HEADER, token.toString());
        }
        return answer.build();
    }

    static Violation below(int place, String above, Violation fault) {
        return Violation.of(field(place, above + fault.field()), fault.code(), fault.message(), fault.expected());
    }

    static String field(int place, String field) {
        return "proposals[" + place + "]." + field;
    }
}
