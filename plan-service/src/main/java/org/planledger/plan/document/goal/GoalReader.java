package org.planledger.plan.document.goal;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// Reads the goals out of what a task says. Sentence by sentence, clause by clause, every quantity is either
/// background, by a rule that has a name, or a goal.
public final class GoalReader {
    private static final int MOST_GOALS = 1_000;
    /// How far before a number the years may stand that it is set for.
    private static final int FARTHEST_YEARS = 100;

    private final SourceText source;
    private final String text;
    private final PlanYears years;
    private final String heading;
    private final List<Goal> goals = new ArrayList<>();
    private final List<Unnamed> unnamed = new ArrayList<>();
    private Context context;
    private int sentenceFrom;
    /// By when what names no month is to be done.
    private YearMonth end;
    private final Past past;
    /// Where the clause before ends.
    private int readTo;

    private GoalReader(SourceText source, PlanYears years, String heading) {
        this.heading = heading;
        this.source = source;
        this.text = source.plain();
        this.years = years;
        this.past = new Past(years);
    }

    /// The goals of a task, in the order of the document.
    ///
    /// @param promises what it promises
    /// @param heading its short heading; null without
    /// @throws Failure of type UNPROCESSABLE when there are more than a plan has
    /// @throws CancellationException when the thread is interrupted
    public static List<Goal> read(SourceText source, List<Promise> promises, PlanYears years, String heading) {
        GoalReader reader = new GoalReader(source, years, heading);
        for (Promise promise : promises) {
            YearMonth named = years.timeLimit(promise.timeLimit().of(reader.text));
            reader.end = named == null ? years.to() : named;
            reader.paragraph(promise.words());
        }
        return reader.goals;
    }

    private void paragraph(Range body) {
        context = Context.of(text, body, heading);
        for (Sentence sentence : Sentence.of(text, body)) {
            context.beginSentence();
            sentence(sentence);
            boolean isContinued = sentence.range().to() < body.to()
                    && text.charAt(sentence.range().to()) == ';';
            if (!isContinued) {
                nameThoseLikeTheLast();
            }
        }
    }

    /// 2023年达到10家,2024年达到15家 speak of what the sentence before named.
    private void nameThoseLikeTheLast() {
        List<Unnamed> waiting = List.copyOf(unnamed);
        unnamed.clear();
        for (Unnamed place : waiting) {
            String name = place.rank().isEmpty() ? context.last() : place.rank();
            if (name != null) {
                String left = place.place().left().of(text);
                Naming shared = new Naming(name, place.rank().isEmpty(), true);
                add(place.place(), left, place.place().quantity(), shared, place.mood());
            }
        }
    }

    private void sentence(Sentence sentence) {
        sentenceFrom = sentence.range().from();
        readTo = sentenceFrom;
        past.beginSentence(sentence.range().of(text));
        List<Quantity> quantities = new QuantityScanner(sentence).scan();
        Mood mood = Mood.atFirst(end, years);
        int next = 0;
        Outside outside = null;
        String unnumbered = "";
        for (Range clause : sentence.clauses()) {
            stopIfGivenUp();
            if (sentence.isAside(clause.from())) {
                if (outside == null) {
                    outside = new Outside(mood, context.mark(), past.mark());
                    context.mention(IndicatorName.before(unnumbered));
                }
            } else if (outside != null) {
                mood = outside.mood();
                context.backTo(outside.mark());
                past.backTo(outside.past());
                outside = null;
            }
            List<Quantity> within = new ArrayList<>();
            while (next < quantities.size() && quantities.get(next).numberFrom() < clause.to()) {
                within.add(quantities.get(next++));
            }
            mood = within.isEmpty() ? worded(clause, mood) : numbered(sentence, clause, within, mood);
            unnumbered = within.isEmpty() ? clause.of(text) : "";
            readTo = clause.to();
        }
    }

    /// A worker that nobody waits for any more leaves its place to the next document.
    private static void stopIfGivenUp() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
    }

    /// What was said before a bracket, and holds again behind it.
    private record Outside(Mood mood, Context.Mark mark, Past.Mark past) {}

    private Mood worded(Range clause, Mood mood) {
        String words = clause.of(text);
        past.readWorded(words);
        Mood now = mood.besides(words.strip()).after(words, years);
        for (Goal goal : WordedGoals.read(source, clause, now, context.lastGoal())) {
            add(goal);
        }
        context.beginWork(IndicatorName.workedOn(words));
        return now;
    }

    private void add(Goal goal) {
        goals.add(goal);
        if (goals.size() > MOST_GOALS) {
            throw new Failure(
                    ProblemType.UNPROCESSABLE,
                    Text.of("一项任务中有超过 %d 个数量目标，这不是一份计划", "a task has more than %d goals: this is no plan", MOST_GOALS));
        }
        context.add(goal);
    }

    private Mood numbered(Sentence sentence, Range clause, List<Quantity> within, Mood mood) {
        String beforeAll = text.substring(clause.from(), within.getFirst().from());
        if (past.isIn(beforeAll)) {
            String named = IndicatorName.before(beforeAll);
            int behind = within.getFirst().to();
            int end = within.size() > 1 ? Math.max(behind, within.get(1).from()) : Math.max(behind, clause.to());
            context.mention(named.isEmpty() ? IndicatorName.after(text.substring(behind, end)) : named);
            return mood;
        }
        context.beginClause();
        Told told = Told.of(text, clause, within, years);
        context.mention(told.name());
        List<Surroundings> places = Surroundings.of(sentence, clause, within, told);
        Mood now = mood;
        Mood before = mood;
        int from = Math.max(clause.from(), readTo);
        List<Surroundings> chain = new ArrayList<>();
        for (Surroundings place : places) {
            now = now.besides(place.left().of(text).strip())
                    .after(text.substring(from, place.quantity().numberFrom()), years);
            from = place.quantity().numberFrom();
            chain.add(place);
            if (!place.isContinued()) {
                now = chain(chain, now) ? now.by(before.due()) : now;
                before = now;
                chain = new ArrayList<>();
            }
        }
        if (WordedGoals.isFullCoverage(text, clause)) {
            WordedGoals.read(source, clause, now, context.lastGoal()).forEach(this::add);
        }
        return now.after(text.substring(from, clause.to()), years);
    }

    /// Numbers that follow each other with nothing but 、 between them share a subject: 分别不低于 95%、90%、85%.
    ///
    /// @return whether each has a month of its own, none of which holds for what follows
    private boolean chain(List<Surroundings> chain, Mood mood) {
        Surroundings first = chain.getFirst();
        List<Goal> measuredByOthers =
                WordedGoals.outdoing(source, first.left(), first.quantity(), mood, context.lastGoal());
        if (!measuredByOthers.isEmpty()) {
            measuredByOthers.forEach(this::add);
        } else if (chain.size() == 1) {
            single(first, mood);
        } else {
            return several(chain, mood);
        }
        return false;
    }

    private boolean several(List<Surroundings> chain, Mood mood) {
        Surroundings first = chain.getFirst();
        Surroundings last = chain.getLast();
        String before = IndicatorName.before(first.left().of(text));
        List<PlanYears.Due> dues = years.listedIn(
                text.substring(earliestYear(first), first.quantity().from()));
        boolean isByYears = dues.size() == chain.size();
        List<String> names = new Chain(chain).names(before, isByYears, context);
        for (int i = 0; i < chain.size(); i++) {
            Quantity quantity = chain.get(i).quantity();
            Quantity bounded = chain.get(i).boundedLike(first.quantity(), last.quantity());
            String name = names.get(i);
            if (name != null) {
                Range range = new Range(i == 0 ? first.left().from() : quantity.from(), quantity.to());
                Naming naming = new Naming(name, false, false);
                add(goal(
                        range,
                        name,
                        bounded,
                        first.left(),
                        isByYears ? mood.by(dues.get(i).month()) : mood,
                        naming));
            }
        }
        return isByYears;
    }

    private int earliestYear(Surroundings place) {
        return Math.max(sentenceFrom, place.quantity().from() - FARTHEST_YEARS);
    }

    private void single(Surroundings place, Mood mood) {
        Quantity quantity = place.quantity().asCounted(!place.after().of(text).isBlank());
        String left = text.substring(place.left().from(), quantity.from());
        Naming naming = Naming.of(left, place.after().of(text), quantity, context);
        boolean isFirst = context.lastGoal() == null;
        int from = isFirst ? earliestYear(place) : place.left().from();
        boolean isOfAYear = years.dueIn(text.substring(from, quantity.from())) != null;
        boolean isPlaceAlone = Rank.isPlaceAlone(naming.name()) && CountedUnits.COUNTS.contains(quantity.unit());
        boolean isRankAlone = Rank.isAlone(naming.name()) || isPlaceAlone;
        if (isRankAlone || isYetUnsaid(naming) && isOfAYear && isFirst) {
            boolean isNew = IndicatorName.isOnlyNew(IndicatorName.before(left));
            unnamed.add(new Unnamed(place, mood, isRankAlone ? naming.name() : "", isNew && !isRankAlone));
            return;
        }
        if (naming.name().isEmpty()) {
            return;
        }
        if (!naming.isBehind()) {
            naming = new Naming(context.perHead(naming.name(), quantity) + naming.name(), false, naming.isShared());
        }
        nameThose(naming, quantity);
        boolean isOfBoth = naming.isUnsaid() && Subjects.isOfEach(left) && CountedUnits.isShare(quantity.unit());
        List<String> both = isOfBoth ? context.lastOf(2).stream().distinct().toList() : List.of();
        if (both.size() > 1) {
            both.forEach(name -> add(place, left, quantity, new Naming(name, true, true), mood));
        } else {
            add(place, left, quantity, naming, mood);
        }
    }

    /// 2023年新增5家 says no more than 2023年5家.
    private static boolean isYetUnsaid(Naming naming) {
        return naming.isUnsaid() || naming.isBehind() && IndicatorName.isOnlyNew(naming.name());
    }

    private void nameThose(Naming naming, Quantity quantity) {
        List<Unnamed> waiting = List.copyOf(unnamed);
        unnamed.clear();
        for (Unnamed before : waiting) {
            String name = before.nameBy(naming, quantity);
            if (name != null) {
                String left = before.place().left().of(text);
                add(before.place(), left, before.place().quantity(), new Naming(name, false, true), before.mood());
            }
        }
    }

    private void add(Surroundings place, String left, Quantity quantity, Naming naming, Mood mood) {
        Range range = source.trimmed(
                new Range(place.left().from(), naming.isBehind() ? place.after().to() : quantity.to()));
        String per = quantity.perHead(text);
        for (String subject : Subjects.all(naming.name(), left, CountedUnits.isShare(quantity.unit()))) {
            add(goal(range, per + subject, quantity, place.left(), mood, naming));
        }
    }

    private Goal goal(Range range, String name, Quantity quantity, Range left, Mood mood, Naming naming) {
        String words = left.of(text).stripTrailing();
        Change said = Change.of(words, quantity).orByDeed(context.change(), words, quantity);
        context.beginChange(Change.deedAt(words, quantity));
        Change change = naming.isUnsaid() ? said.orThatOf(context.lastGoal(), quantity) : said;
        return NumberedGoal.of(range, name, quantity, change, mood, naming.isShared());
    }
}
