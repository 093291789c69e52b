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
import org.planledger.kernel.version.EntityTags;
import org.planledger.kernel.version.Versioned;
import org.planledger.kernel.version.Written;
import org.planledger.kernel.version.Written.Outcome;

/// The targets of the service.
@ApplicationScoped
class Targets {
    private final TargetStore store;
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
            Indicators indicators,
            Directory directory,
            DefinitionLock lock,
            ChangeTokens tokens,
            Caller caller,
            Permissions permissions,
            Validator validator,
            Audit audit) {
        this.store = store;
        this.indicators = indicators;
        this.directory = directory;
        this.lock = lock;
        this.tokens = tokens;
        this.caller = caller;
        this.permissions = permissions;
        this.validator = validator;
        this.audit = audit;
    }

    @Transactional
    Versioned<Target> get(String id) {
        return store.find(id).orElseThrow(() -> Failure.notFound("目标", "target", id));
    }

    @Transactional
    Page<Target> list(TargetFilter filter, PageRequest page) {
        return Page.of(store.list(filter, page.afterKey(), page.limit + 1), page.limit, Target::id);
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
        directory.check(wanted.region(), wanted.plan(), wanted.task(), faults);
        PostingRights rights = caller.rights();
        return QuarkusTransaction.requiringNew().call(() -> audit.written(store(wanted, ifMatch, faults, rights)));
    }

    private Written<Target> store(Target body, String ifMatch, Faults faults, PostingRights rights) {
        lock.take();
        Versioned<Target> present = store.find(body.id()).orElse(null);
        List<TargetRevision> standing =
                present == null ? List.of() : present.value().standing();
        RevisionRules.checkRepeated(body.standing(), standing, faults);
        Target wanted = body.withRevisions(standing.isEmpty() ? null : standing);
        checkIndicator(wanted, faults);
        checkParent(wanted, faults);
        faults.throwIfAny();
        permissions.requireRegions(rights, regionsOf(wanted, present));
        EntityTags.check(ifMatch, present == null ? null : present.version());
        if (present != null && present.value().sameAs(wanted)) {
            return new Written<>(present, Outcome.UNCHANGED);
        }
        long version = store.save(wanted);
        return new Written<>(
                new Versioned<>(wanted, version, tokens.publish()),
                present == null ? Outcome.CREATED : Outcome.CHANGED);
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
            throw new Failure(
                    ProblemType.CONFLICT,
                    Text.of(
                            "目标“%1$s”已分解到 %2$s",
                            "the target \"%1$s\" is broken down to %2$s", id, String.join(", ", children)));
        }
        long version = store.withdraw(id);
        return new Written<>(new Versioned<>(null, version, tokens.publish()), Outcome.WITHDRAWN);
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

    private void checkParent(Target wanted, Faults faults) {
        if (wanted.parent() == null) {
            return;
        }
        Text expected = Text.of("另一个目标的编号，且不由本目标分解而来", "the id of another target that is no share of this one");
        List<String> line = store.withAncestors(wanted.parent());
        if (wanted.parent().equals(wanted.id())) {
            faults.add("parent", "own-parent", Text.of("不能是目标自身", "a target is no share of itself"), expected);
        } else if (line.isEmpty()) {
            faults.add(
                    "parent",
                    "unknown-target",
                    Text.of("没有目标“%s”", "there is no target \"%s\"", wanted.parent()),
                    expected);
        } else if (line.contains(wanted.id())) {
            faults.add(
                    "parent",
                    "cycle",
                    Text.of("“%s”本身由此目标分解而来", "\"%s\" is itself a share of this target", wanted.parent()),
                    expected);
        }
    }
}
