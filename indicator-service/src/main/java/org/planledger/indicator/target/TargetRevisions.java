package org.planledger.indicator.target;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.planledger.indicator.caller.Caller;
import org.planledger.indicator.caller.Permissions;
import org.planledger.indicator.caller.PostingRights;
import org.planledger.indicator.definition.DefinitionLock;
import org.planledger.indicator.definition.Indicators;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.feed.ChangeTokens;
import org.planledger.kernel.paging.Cursor;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.version.EntityTags;
import org.planledger.kernel.version.Versioned;
import org.planledger.kernel.version.Written;
import org.planledger.kernel.version.Written.Outcome;

/// The goals that targets have from later months on (rule book, section 16).
@ApplicationScoped
class TargetRevisions {
    private final Targets targets;
    private final TargetStore store;
    private final RevisionLog log;
    private final Indicators indicators;
    private final DefinitionLock lock;
    private final ChangeTokens tokens;
    private final Caller caller;
    private final Permissions permissions;
    private final Validator validator;
    private final Audit audit;

    TargetRevisions(
            Targets targets,
            TargetStore store,
            RevisionLog log,
            Indicators indicators,
            DefinitionLock lock,
            ChangeTokens tokens,
            Caller caller,
            Permissions permissions,
            Validator validator,
            Audit audit) {
        this.targets = targets;
        this.store = store;
        this.log = log;
        this.indicators = indicators;
        this.lock = lock;
        this.tokens = tokens;
        this.caller = caller;
        this.permissions = permissions;
        this.validator = validator;
        this.audit = audit;
    }

    /// @param author null when nobody said who it is, which is a fault
    /// @param ifMatch the tag of the revision that stands for the month
    /// @throws Failure of type NOT_FOUND when there is no such target, of type FORBIDDEN when a login may not post
    /// all figures of its region
    Written<TargetRevision> put(String target, YearMonth month, GoalChange body, String author, String ifMatch) {
        GoalChange change = body.stripped();
        Faults faults = new Faults();
        faults.addBroken(validator.validate(change));
        PostingRights rights = caller.rights();
        return QuarkusTransaction.requiringNew()
                .call(() -> audit.written(store(target, month, change, author, ifMatch, faults, rights)));
    }

    private Written<TargetRevision> store(
            String id,
            YearMonth month,
            GoalChange change,
            String author,
            String ifMatch,
            Faults faults,
            PostingRights rights) {
        lock.take();
        Versioned<Target> present = targets.get(id);
        Target target = present.value();
        RevisionRules.check(
                target, month, change, indicators.find(target.indicator()).orElseThrow(), faults);
        faults.throwIfAny();
        permissions.requireRegions(rights, Set.of(target.region()));
        List<TargetRevision> standing = new ArrayList<>(target.standing());
        TargetRevision former = standing.stream()
                .filter(revision -> revision.month().equals(month))
                .findFirst()
                .orElse(null);
        EntityTags.check(ifMatch, former == null ? null : former.number().longValue());
        if (former != null && former.change().sameAs(change)) {
            return new Written<>(versioned(former, present.transaction()), Outcome.UNCHANGED);
        }
        TargetRevision added = log.add(id, month, change, author);
        standing.remove(former);
        standing.add(added);
        standing.sort(Comparator.comparing(TargetRevision::month));
        store.revise(id, standing);
        return new Written<>(versioned(added, tokens.publish()), former == null ? Outcome.CREATED : Outcome.CHANGED);
    }

    private static Versioned<TargetRevision> versioned(TargetRevision revision, long transaction) {
        return new Versioned<>(revision, revision.number(), transaction);
    }

    /// The original goal, then all revisions in the order of recording.
    ///
    /// @throws Failure of type NOT_FOUND when there is no such target
    @Transactional
    Page<TargetRevision> list(String id, PageRequest page) {
        Target target = targets.get(id).value();
        Set<Integer> standing =
                target.standing().stream().map(TargetRevision::number).collect(Collectors.toSet());
        List<TargetRevision> revisions = new ArrayList<>();
        if (page.cursor == null) {
            revisions.add(TargetRevision.original(target));
        }
        log.list(id, Cursor.numberBefore(page), page.limit + 1).stream()
                .map(revision -> revision.withSuperseded(!standing.contains(revision.number())))
                .forEach(revisions::add);
        List<TargetRevision> shown = revisions.subList(0, Math.min(revisions.size(), page.limit + 1));
        return Page.of(shown, page.limit, revision -> Integer.toString(revision.number()));
    }
}
