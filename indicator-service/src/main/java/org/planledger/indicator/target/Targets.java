package org.planledger.indicator.target;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.planledger.indicator.caller.Caller;
import org.planledger.indicator.caller.Permissions;
import org.planledger.indicator.caller.PostingRights;
import org.planledger.indicator.definition.DefinitionLock;
import org.planledger.indicator.definition.Indicator;
import org.planledger.indicator.definition.Indicators;
import org.planledger.indicator.directory.Directory;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.feed.ChangeTokens;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.kernel.version.EntityTags;
import org.planledger.kernel.version.Versioned;
import org.planledger.kernel.version.Written;
import org.planledger.kernel.version.Written.Outcome;

/// The targets of the service.
@ApplicationScoped
class Targets {
    private final TargetStore store;
    private final SeenTargets seen;
    private final Indicators indicators;
    private final Directory directory;
    private final DefinitionLock lock;
    private final ChangeTokens tokens;
    private final Caller caller;
    private final Permissions permissions;
    private final Validator validator;
    private final Audit audit;

    Targets(
            TargetStore store,
            SeenTargets seen,
            Indicators indicators,
            Directory directory,
            DefinitionLock lock,
            ChangeTokens tokens,
            Caller caller,
            Permissions permissions,
            Validator validator,
            Audit audit) {
        this.store = store;
        this.seen = seen;
        this.indicators = indicators;
        this.directory = directory;
        this.lock = lock;
        this.tokens = tokens;
        this.caller = caller;
        this.permissions = permissions;
        this.validator = validator;
        this.audit = audit;
    }

    /// @throws Failure of type NOT_FOUND when there is no such target for the caller
    @Transactional
    Versioned<Target> get(String id) {
        return seen.find(id, caller.sight()).orElseThrow(() -> Failure.notFound("目标", "target", id));
    }

    @Transactional
    Page<Target> list(TargetFilter filter, PageRequest page) {
        return Page.of(seen.list(filter, page.afterKey(), page.limit + 1, caller.sight()), page.limit, Target::id);
    }

    /// Looks at the target first, and asks plan-service where it must, before it takes the lock.
    ///
    /// @throws Failure of type FORBIDDEN when a login may not post all figures of the regions that the target has
    /// and had
    Written<Target> put(String id, Target body, String ifMatch) {
        Target wanted = body.withDefaults(id);
        Faults faults = new Faults();
        faults.addBroken(validator.validate(wanted));
        if (body.id() != null && !body.id().equals(id)) {
            faults.add(
                    "id",
                    "key",
                    Text.of("与地址中的“%s”不同", "it is not \"%s\" as in the address", id),
                    Text.of("%s，或不填", "%s, or nothing", id));
        }
        TargetRules.check(wanted, faults);
        directory.check(wanted.region(), wanted.plan(), wanted.task(), caller.sight(), faults);
        PostingRights rights = caller.rights();
        return QuarkusTransaction.requiringNew().call(() -> audit.written(store(wanted, ifMatch, faults, rights)));
    }

    private Written<Target> store(Target body, String ifMatch, Faults faults, PostingRights rights) {
        lock.take();
        Versioned<Target> stored = store.find(body.id()).orElse(null);
        Versioned<Target> present = seen.find(body.id(), caller.sight()).orElse(null);
        List<TargetRevision> standing =
                present == null ? List.of() : present.value().standing();
        RevisionRules.checkRepeated(body.standing(), standing, faults);
        boolean keepsParent = present != null && isHidden(stored, present) && body.parent() == null;
        Target wanted = body.withRevisions(standing.isEmpty() ? null : standing);
        checkIndicator(wanted, faults);
        boolean isTaken = stored != null && present == null;
        checkParent(wanted, isTaken, faults);
        if (keepsParent) {
            wanted = wanted.withParent(stored.value().parent());
        }
        faults.throwIfAny();
        permissions.requireRegions(rights, regionsOf(wanted, present));
        EntityTags.check(ifMatch, present == null ? null : present.version());
        if (isTaken) {
            throw taken(body.id());
        }
        if (stored != null && stored.value().sameAs(wanted)) {
            return new Written<>(present, Outcome.UNCHANGED);
        }
        long version = store.save(wanted);
        return new Written<>(
                new Versioned<>(keepsParent ? wanted.withParent(null) : wanted, version, tokens.publish()),
                present == null ? Outcome.CREATED : Outcome.CHANGED);
    }

    /// Whether it is a share of another target that the caller does not see. Whoever was not shown that has not
    /// left it out.
    private static boolean isHidden(Versioned<Target> stored, Versioned<Target> shown) {
        return stored.value().parent() != null && shown.value().parent() == null;
    }

    /// Two targets cannot have one id, so this much has to be told of a target that is not there for the caller.
    private static Failure taken(String id) {
        Violation taken = takenId(id);
        return new Failure(ProblemType.CONFLICT, taken.message(), List.of(taken));
    }

    static Violation takenId(String id) {
        return Violation.of(
                "id",
                "taken",
                Text.of("目标编号“%s”已被占用", "the target id \"%s\" is taken", id),
                Text.of("没有用过的编号", "an id that was not used yet"));
    }

    private static Set<String> regionsOf(Target wanted, Versioned<Target> present) {
        Set<String> regions = new HashSet<>(Set.of(wanted.region()));
        if (present != null) {
            regions.add(present.value().region());
        }
        return regions;
    }

    /// @throws Failure of type FORBIDDEN when a login may not post all figures of the target's region
    Written<Void> delete(String id, String ifMatch) {
        PostingRights rights = caller.rights();
        return QuarkusTransaction.requiringNew().call(() -> audit.written(withdraw(id, ifMatch, rights)));
    }

    private Written<Void> withdraw(String id, String ifMatch, PostingRights rights) {
        lock.take();
        Versioned<Target> present = get(id);
        permissions.requireRegions(rights, Set.of(present.value().region()));
        EntityTags.check(ifMatch, present.version());
        List<String> children = store.childrenOf(id);
        if (!children.isEmpty()) {
            throw brokenDown(id, seen.among(children, caller.sight()));
        }
        long version = store.withdraw(id);
        return new Written<>(new Versioned<>(null, version, tokens.publish()), Outcome.WITHDRAWN);
    }

    /// @param shown those of its shares that the caller sees
    private static Failure brokenDown(String id, Set<String> shown) {
        return new Failure(
                ProblemType.CONFLICT,
                shown.isEmpty()
                        ? Text.of("目标“%s”已分解到其他目标", "the target \"%s\" is broken down to others", id)
                        : Text.of(
                                "目标“%1$s”已分解到 %2$s",
                                "the target \"%1$s\" is broken down to %2$s",
                                id,
                                String.join(", ", shown.stream().sorted().toList())));
    }

    private void checkIndicator(Target wanted, Faults faults) {
        if (wanted.indicator() == null) {
            return;
        }
        Optional<Indicator> indicator = indicators.find(wanted.indicator());
        if (indicator.isEmpty()) {
            faults.add(
                    "indicator",
                    "unknown-indicator",
                    Text.of("没有指标“%s”", "there is no indicator \"%s\"", wanted.indicator()),
                    Text.of("指标的代码", "the code of an indicator"));
        } else {
            TargetRules.checkAgainst(wanted, indicator.get(), faults);
            RevisionRules.checkStanding(wanted, indicator.get(), faults);
        }
    }

    /// @param isTaken whether the id is that of a target that is not there for the caller; where that stands is not
    /// told
    private void checkParent(Target wanted, boolean isTaken, Faults faults) {
        if (wanted.parent() == null) {
            return;
        }
        Text expected = Text.of("另一个目标的编号，且不由本目标分解而来", "the id of another target that is no share of this one");
        List<String> line = seen.among(List.of(wanted.parent()), caller.sight()).isEmpty()
                ? List.of()
                : store.withAncestors(wanted.parent());
        if (wanted.parent().equals(wanted.id())) {
            faults.add("parent", "own-parent", Text.of("不能是目标自身", "a target is no share of itself"), expected);
        } else if (line.isEmpty()) {
            faults.add(
                    "parent",
                    "unknown-target",
                    Text.of("没有目标“%s”", "there is no target \"%s\"", wanted.parent()),
                    expected);
        } else if (!isTaken && line.contains(wanted.id())) {
            faults.add(
                    "parent",
                    "cycle",
                    Text.of("“%s”本身由此目标分解而来", "\"%s\" is itself a share of this target", wanted.parent()),
                    expected);
        }
    }
}
