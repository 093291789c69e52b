package org.planledger.indicator.actual;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.planledger.indicator.actual.PostingStore.Found;
import org.planledger.indicator.actual.PostingStore.Series;
import org.planledger.indicator.caller.AllowedFigures;
import org.planledger.indicator.closing.ClosedFigures;
import org.planledger.indicator.closing.ClosedMonths;
import org.planledger.indicator.suspicion.FigureWarning;
import org.planledger.indicator.suspicion.SeriesJudge;
import org.planledger.indicator.suspicion.Suspected;
import org.planledger.indicator.suspicion.Touched;
import org.planledger.kernel.access.Reach;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Violation;
import org.planledger.kernel.version.Written;

/// Postings of different series on their way through one transaction: each is checked against what is stored,
/// what differs is stored, and what was stored is judged. The number of statements does not depend on the number
/// of postings.
final class PostingBatch {
    private final PostingStore store;
    private final Connection connection;
    private final ClosedMonths closedMonths;
    private final Audit audit;
    private final RevisionHash hash = new RevisionHash();
    private boolean stored;

    PostingBatch(PostingStore store, Connection connection, ClosedMonths closedMonths, Audit audit) {
        this.store = store;
        this.audit = audit;
        this.connection = connection;
        this.closedMonths = closedMonths;
    }

    /// A posting that changes its figure.
    ///
    /// @param place among the postings
    private record Change(int place, Posting posting, Found found) {
        SeriesKey series() {
            return SeriesKey.of(posting.key());
        }

        int number() {
            return found.present() == null ? 1 : found.present().number() + 1;
        }

        Audit.Stored audited() {
            Written.Outcome outcome = posting.withdraws()
                    ? Written.Outcome.WITHDRAWN
                    : found.present() == null ? Written.Outcome.CREATED : Written.Outcome.CHANGED;
            return Audit.Stored.of(posting.call(), outcome, number());
        }
    }

    /// Whether anything is there to be committed.
    boolean hasStored() {
        return stored;
    }

    /// @return the answers, in the order of the postings
    List<PostingAnswer> store(List<Posting> postings) throws SQLException {
        List<Found> found = store.find(postings.stream().map(Posting::key).toList());
        AllowedFigures allowed = allowed(postings);
        PostingAnswer[] answers = new PostingAnswer[postings.size()];
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            answers[i] = PostingCheck.answer(postings.get(i), found.get(i), allowed);
            if (answers[i] == null) {
                changes.add(new Change(i, postings.get(i), found.get(i)));
            }
        }
        refuseClosed(postings, answers);
        changes.removeIf(change -> answers[change.place] != null);
        Map<SeriesKey, Series> series = series(changes);
        for (Change change : changes) {
            if (!series.containsKey(change.series())) {
                answers[change.place] = store.hasRevision(change.posting.key())
                        ? new PostingAnswer.Overtaken()
                        : new PostingAnswer.Alone();
            }
        }
        changes.removeIf(change -> answers[change.place] != null);
        if (!changes.isEmpty()) {
            add(changes, series, answers);
            stored = true;
        }
        return Arrays.asList(answers);
    }

    /// What decides which of the postings are allowed to those who are limited.
    private AllowedFigures allowed(List<Posting> postings) throws SQLException {
        AllowedFigures allowed = new AllowedFigures();
        Set<String> indicators = new HashSet<>();
        Set<String> regions = new HashSet<>();
        Set<String> units = new HashSet<>();
        for (Posting posting : postings) {
            if (posting.rights().areLimited()) {
                indicators.add(posting.key().indicator());
                regions.add(posting.key().region());
                units.addAll(posting.rights().reach().units());
            }
        }
        if (!regions.isEmpty()) {
            allowed.learn(connection, indicators, regions, units);
        }
        return allowed;
    }

    /// Refuses what would change a closed month to who may not reopen it. Whoever is told of it is told the
    /// figure's other faults, too.
    private void refuseClosed(List<Posting> postings, PostingAnswer[] answers) throws SQLException {
        Map<Integer, FigureKey> held = new HashMap<>();
        for (int i = 0; i < answers.length; i++) {
            if ((answers[i] == null || isFaulty(answers[i]))
                    && !postings.get(i).rights().passEveryClosing()) {
                held.put(i, postings.get(i).key());
            }
        }
        if (held.isEmpty()) {
            return;
        }
        ClosedFigures closed = closedMonths.holdAndFindClosed(
                connection,
                held.keySet().stream()
                        .map(place -> postings.get(place).rights())
                        .collect(Collectors.toSet()),
                held.values().stream().map(FigureKey::region).collect(Collectors.toSet()),
                held.values().stream().map(key -> key.period().lastMonth()).collect(Collectors.toSet()));
        held.forEach((place, key) -> {
            Violation fault = closed.faultOf(postings.get(place).rights(), key.indicator(), key.region(), key.period());
            if (fault != null) {
                List<Violation> faults = new ArrayList<>(List.of(fault));
                if (answers[place] instanceof PostingAnswer.Refused(Failure failure)) {
                    faults.addAll(failure.violations());
                }
                answers[place] = new PostingAnswer.Refused(new Failure(ProblemType.CONFLICT, fault.message(), faults));
            }
        });
    }

    private static boolean isFaulty(PostingAnswer answer) {
        return answer instanceof PostingAnswer.Refused(Failure failure)
                && failure.type() == ProblemType.INVALID_REQUEST;
    }

    /// The series of the changes, but for those that another writer is just making.
    private Map<SeriesKey, Series> series(List<Change> changes) throws SQLException {
        Map<SeriesKey, Series> series = new HashMap<>();
        List<SeriesKey> missing = new ArrayList<>();
        for (Change change : changes) {
            if (change.found.series() == null) {
                missing.add(change.series());
            } else {
                series.put(change.series(), change.found.series());
            }
        }
        if (!missing.isEmpty()) {
            series.putAll(store.addSeries(missing, hash));
        }
        return series;
    }

    private void add(List<Change> changes, Map<SeriesKey, Series> series, PostingAnswer[] answers) throws SQLException {
        List<PostingStore.Addition> additions = changes.stream()
                .map(change -> addition(change, series.get(change.series())))
                .toList();
        List<Audit.Stored> audited = changes.stream().map(Change::audited).toList();
        long transaction = store.add(additions, audit.json(audited));
        Audit.noteRecorded(audited);
        Map<FigureKey, List<FigureWarning.Words>> warnings = judge(changes, additions);
        for (int i = 0; i < additions.size(); i++) {
            Change change = changes.get(i);
            answers[change.place] = new PostingAnswer.Stored(
                    change.found.present() == null ? Outcome.CREATED : Outcome.UPDATED,
                    additions.get(i).revision(transaction),
                    warnings.getOrDefault(change.posting.key(), List.of()));
        }
    }

    private PostingStore.Addition addition(Change change, Series series) {
        RevisionHash.Content content = change.posting.content(change.found.present());
        FigureKey key = change.posting.key();
        byte[] head = hash.of(series.head(), key.period(), change.number(), content, change.found.now());
        return new PostingStore.Addition(key.period(), change.number(), content, change.found.now(), series, head);
    }

    private Map<FigureKey, List<FigureWarning.Words>> judge(List<Change> changes, List<PostingStore.Addition> additions)
            throws SQLException {
        List<Touched> touched = new ArrayList<>();
        Map<SeriesKey, Reach> senders = new HashMap<>();
        for (int i = 0; i < additions.size(); i++) {
            Series series = additions.get(i).series();
            SeriesKey key = changes.get(i).series();
            senders.put(key, changes.get(i).posting.rights().reach());
            int period = additions.get(i).period().toNumber();
            touched.add(new Touched(
                    series.id(),
                    key.indicator(),
                    key.region(),
                    series.length(),
                    series.length() + 1,
                    period,
                    period,
                    null));
        }
        boolean revised = changes.stream().anyMatch(change -> change.found.present() != null);
        return new SeriesJudge(
                        connection, false, series -> senders.get(new SeriesKey(series.indicator(), series.region())))
                .judge(touched, revised).first().stream()
                        .collect(Collectors.groupingBy(
                                of -> new FigureKey(of.indicator(), of.region(), of.period()),
                                Collectors.mapping(Suspected::words, Collectors.toList())));
    }
}
