package org.planledger.indicator.definition;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.planledger.indicator.caller.Caller;
import org.planledger.indicator.caller.Permissions;
import org.planledger.indicator.caller.PostingRights;
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

/// The indicators of the service.
@ApplicationScoped
public class Indicators {
    private final IndicatorStore store;
    private final IndicatorRules rules;
    private final DefinitionLock lock;
    private final ChangeTokens tokens;
    private final Caller caller;
    private final Permissions permissions;
    private final List<IndicatorUser> users;
    private final Audit audit;

    Indicators(
            IndicatorStore store,
            IndicatorRules rules,
            DefinitionLock lock,
            ChangeTokens tokens,
            Caller caller,
            Permissions permissions,
            @All List<IndicatorUser> users,
            Audit audit) {
        this.store = store;
        this.rules = rules;
        this.lock = lock;
        this.tokens = tokens;
        this.caller = caller;
        this.permissions = permissions;
        this.users = users;
        this.audit = audit;
    }

    /// The indicator; empty when there is none.
    @Transactional
    public Optional<Indicator> find(String code) {
        return store.find(code).map(Versioned::value);
    }

    /// All indicators.
    @Transactional
    public List<Indicator> all() {
        return store.all();
    }

    /// The codes of all indicators, also of those that are withdrawn.
    @Transactional
    public List<String> takenCodes() {
        return store.codes();
    }

    /// Finds every fault of a plain indicator.
    public void check(Indicator indicator, Faults faults) {
        rules.check(indicator, Map.of(), faults);
    }

    /// Stores indicators of codes that none has had. Whoever calls it holds the lock, has checked them, and leaves the
    /// record.
    @Transactional
    public void add(List<Indicator> made) {
        store.add(made.stream()
                .map(indicator -> indicator.withDefaults(indicator.code()))
                .toList());
    }

    @Transactional
    Versioned<Indicator> get(String code) {
        return store.find(code).orElseThrow(() -> Failure.notFound("指标", "indicator", code));
    }

    @Transactional
    Page<Indicator> list(IndicatorFilter filter, PageRequest page) {
        return Page.of(store.list(filter, page.afterKey(), page.limit + 1), page.limit, Indicator::code);
    }

    @Transactional
    Written<Indicator> put(String code, Indicator body, String ifMatch) {
        PostingRights rights = caller.rights();
        Indicator wanted = body.withDefaults(code);
        lock.take();
        store.holdAgainstFigures(code);
        Faults faults = new Faults();
        rules.check(wanted, componentsOf(wanted), faults);
        if (body.code() != null && !body.code().equals(code)) {
            faults.add(
                    "code",
                    "key",
                    Text.of("与地址中的“%s”不同", "it is not \"%s\" as in the address", code),
                    Text.of("%s，或不填", "%s, or nothing", code));
        }
        faults.throwIfAny();
        Versioned<Indicator> present = store.find(code).orElse(null);
        EntityTags.check(ifMatch, present == null ? null : present.version());
        if (present != null) {
            if (present.value().sameAs(wanted)) {
                return new Written<>(present, Outcome.UNCHANGED);
            }
            requireItsRegions(rights, code);
            refuseWhatIsFixed(present.value(), wanted);
        }
        long version = store.save(wanted);
        return audit.written(new Written<>(
                new Versioned<>(wanted, version, tokens.publish()),
                present == null ? Outcome.CREATED : Outcome.CHANGED));
    }

    @Transactional
    Written<Void> delete(String code, String ifMatch) {
        PostingRights rights = caller.rights();
        lock.take();
        store.holdAgainstFigures(code);
        Versioned<Indicator> present = get(code);
        requireItsRegions(rights, code);
        EntityTags.check(ifMatch, present.version());
        List<Text> uses = new ArrayList<>();
        List<String> derived = store.derivedFrom(code);
        if (!derived.isEmpty()) {
            String names = String.join(", ", derived);
            uses.add(Text.of("派生指标 %s 由它计算", "%s is derived from it", names));
        }
        users.forEach(user -> user.useOf(code).ifPresent(uses::add));
        if (!uses.isEmpty()) {
            throw new Failure(
                    ProblemType.CONFLICT,
                    Text.of("指标“%s”仍在使用", "the indicator \"%s\" is in use", code),
                    uses.stream()
                            .map(use -> Violation.of("code", "in-use", use, null))
                            .toList());
        }
        long version = store.withdraw(code);
        return audit.written(new Written<>(new Versioned<>(null, version, tokens.publish()), Outcome.WITHDRAWN));
    }

    /// An indicator lies in no region: it belongs to those that use it.
    private void requireItsRegions(PostingRights rights, String code) {
        Set<String> regions = store.regionsOf(code);
        if (!regions.isEmpty()) {
            permissions.requireUnnamedRegions(rights, regions);
        }
    }

    private Map<String, Indicator> componentsOf(Indicator indicator) {
        List<String> codes = Stream.of(indicator.numerator(), indicator.denominator())
                .filter(Objects::nonNull)
                .toList();
        return codes.isEmpty() ? Map.of() : store.findAll(codes);
    }

    private void refuseWhatIsFixed(Indicator present, Indicator wanted) {
        List<Violation> objections = new ArrayList<>();
        List<String> derived = wanted.derived() ? store.derivedFrom(present.code()) : List.of();
        if (!derived.isEmpty()) {
            objections.add(Violation.of(
                    "numerator",
                    "derived-component",
                    Text.of(
                            "%s 由它计算，它不能成为派生指标",
                            "%s is derived from it, so it cannot become derived itself", String.join(", ", derived)),
                    null));
        }
        users.forEach(user -> objections.addAll(user.objectionsTo(present, wanted)));
        if (!objections.isEmpty()) {
            throw new Failure(
                    ProblemType.CONFLICT,
                    Text.of("指标“%s”不能这样修改", "the indicator \"%s\" cannot be changed like this", present.code()),
                    objections);
        }
    }
}
