package org.planledger.plan.document.goal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;
import org.planledger.plan.document.source.WordList;

/// Reads the goals out of what a task says. Sentence by sentence, clause by clause, every quantity is either
/// background, by a rule that has a name, or a goal.
public final class GoalReader {
    private static final int LONGEST_TOPIC = 20;
    private static final int MOST_GOALS = 1_000;
    private static final WordList ATTRIBUTES =
            WordList.of("营业收入 主营业务收入 产值 总产值 利润 利润总额 税收 增加值 销售收入 年产值 产量 年销售收入 交易额 销售额 容量 投资 总投资");
    private static final WordList ENTITIES = WordList.of("规上企业 规模以上企业 规上工业企业 龙头企业 企业");
    private static final WordList TOPICS = WordList.of("产业 产业链 产业集群 行业 集群");

    private final SourceText source;
    private final String text;
    private final PlanYears years;
    private final List<Goal> goals = new ArrayList<>();
    private String topic;
    private String lastIndicator;
    private final List<String> inSentence = new ArrayList<>();

    private GoalReader(SourceText source, PlanYears years) {
        this.source = source;
        this.text = source.plain();
        this.years = years;
    }

    /// The goals of a task, in the order of the document.
    ///
    /// @param bodies what it says
    /// @throws Failure of type UNPROCESSABLE when there are more than a plan has
    public static List<Goal> read(SourceText source, List<Range> bodies, PlanYears years) {
        GoalReader reader = new GoalReader(source, years);
        for (Range body : bodies) {
            reader.paragraph(body);
        }
        return reader.goals;
    }

    private void paragraph(Range body) {
        topic = topicOf(body);
        lastIndicator = null;
        for (Sentence sentence : Sentence.of(text, body)) {
            inSentence.clear();
            sentence(sentence);
        }
    }

    /// 铝及铝加工产业。…… is about that industry, whatever its sentences leave unsaid.
    private String topicOf(Range body) {
        int latest = Math.min(body.to(), body.from() + LONGEST_TOPIC);
        for (int i = body.from(); i < latest; i++) {
            if (text.charAt(i) == '。') {
                return TOPICS.before(text, i, body.from()) == null ? null : text.substring(body.from(), i);
            }
        }
        return null;
    }

    private void sentence(Sentence sentence) {
        List<Quantity> quantities = new QuantityScanner(sentence).scan();
        Mood mood = new Mood(GoalStrength.PLAIN, false, years.to());
        int next = 0;
        Outside outside = null;
        for (Range clause : sentence.clauses()) {
            if (sentence.isAside(clause.from())) {
                outside = outside == null ? new Outside(mood, lastIndicator, inSentence.size()) : outside;
            } else if (outside != null) {
                mood = outside.mood();
                lastIndicator = outside.indicator();
                inSentence.subList(outside.named(), inSentence.size()).clear();
                outside = null;
            }
            List<Quantity> within = new ArrayList<>();
            while (next < quantities.size() && quantities.get(next).numberFrom() < clause.to()) {
                within.add(quantities.get(next++));
            }
            mood = within.isEmpty() ? worded(sentence, clause, mood) : numbered(sentence, clause, within, mood);
        }
    }

    /// What was said before a bracket, and holds again behind it.
    private record Outside(Mood mood, String indicator, int named) {}

    private Mood worded(Sentence sentence, Range clause, Mood mood) {
        Mood now = mood.after(clause.of(text), years);
        for (Goal goal : WordedGoals.read(source, sentence, clause, now)) {
            add(goal);
        }
        return now;
    }

    private void add(Goal goal) {
        goals.add(goal);
        if (goals.size() > MOST_GOALS) {
            throw new Failure(
                    ProblemType.UNPROCESSABLE,
                    Text.of("一项任务中有超过 %d 个数量目标，这不是一份计划", "a task has more than %d goals: this is no plan", MOST_GOALS));
        }
        lastIndicator = goal.indicator();
        inSentence.add(goal.indicator());
    }

    private Mood numbered(Sentence sentence, Range clause, List<Quantity> within, Mood mood) {
        if (years.isBefore(text.substring(clause.from(), within.getFirst().from()))) {
            return mood;
        }
        List<Surroundings> places = Surroundings.of(sentence, clause, within);
        Mood now = mood;
        int from = clause.from();
        List<Surroundings> chain = new ArrayList<>();
        for (Surroundings place : places) {
            now = now.after(text.substring(from, place.quantity().numberFrom()), years);
            from = place.quantity().numberFrom();
            chain.add(place);
            if (!place.isContinued()) {
                chain(chain, now);
                chain = new ArrayList<>();
            }
        }
        if (WordedGoals.isFullCoverage(text, clause)) {
            WordedGoals.read(source, sentence, clause, now).forEach(this::add);
        }
        return now.after(text.substring(from, clause.to()), years);
    }

    /// Numbers that follow each other with nothing but 、 between them share a subject: 分别不低于 95%、90%、85%.
    private void chain(List<Surroundings> chain, Mood mood) {
        Surroundings first = chain.getFirst();
        List<Goal> measuredByOthers = WordedGoals.averages(source, first.left(), mood);
        if (!measuredByOthers.isEmpty()) {
            measuredByOthers.forEach(this::add);
        } else if (chain.size() == 1) {
            single(first, mood);
        } else {
            several(chain, mood);
        }
    }

    private void several(List<Surroundings> chain, Mood mood) {
        Surroundings first = chain.getFirst();
        Surroundings last = chain.getLast();
        String before = IndicatorName.before(first.left().of(text));
        boolean isOfThoseBefore = (before.isEmpty() || before.equals("分别")) && inSentence.size() >= chain.size();
        List<String> subjects = isOfThoseBefore
                ? List.copyOf(inSentence.subList(inSentence.size() - chain.size(), inSentence.size()))
                : Subjects.of(before, chain.size());
        for (int i = 0; i < chain.size(); i++) {
            Quantity quantity = chain.get(i).quantity();
            Quantity bounded = chain.get(i).boundedLike(first.quantity(), last.quantity());
            String name = subjects.size() == chain.size() ? subjects.get(i) : before;
            if (!name.isEmpty() && !name.equals("分别")) {
                Range range = new Range(i == 0 ? first.left().from() : quantity.from(), quantity.to());
                add(goal(range, name, bounded, first.left(), mood, false));
            }
        }
    }

    private void single(Surroundings place, Mood mood) {
        Quantity quantity = place.quantity().asCounted(!place.after().of(text).isBlank());
        String left = text.substring(place.left().from(), quantity.from());
        String before = IndicatorName.before(Change.isPossible(quantity) ? withoutChange(left) : left);
        String behind = IndicatorName.after(place.after().of(text));
        String per = perHead(quantity);
        boolean isShared = false;
        String name;
        if (before.isEmpty() || IndicatorName.isOnlyNew(before)) {
            name = before + behind;
            isShared = behind.isEmpty() && lastIndicator != null;
            name = isShared ? lastIndicator : name;
        } else if (before.startsWith("占") && lastIndicator != null) {
            name = lastIndicator + before;
            isShared = true;
        } else {
            name = before;
        }
        if (behind.startsWith("达到") && before.isEmpty() && lastIndicator != null && lastIndicator.contains("达到")) {
            name = lastIndicator.substring(0, lastIndicator.indexOf("达到")) + behind;
            isShared = true;
        }
        String subject = ATTRIBUTES.contains(name) ? subject() : ENTITIES.contains(name) ? topic : null;
        if (subject != null && !subject.equals(name)) {
            name = subject + name;
        }
        if (name.isEmpty()) {
            return;
        }
        boolean nameFollows = before.isEmpty() || IndicatorName.isOnlyNew(before);
        Range range = source.trimmed(
                new Range(place.left().from(), nameFollows ? place.after().to() : quantity.to()));
        List<String> each = Subjects.all(name, left);
        for (String subjectName : each) {
            add(goal(range, per + subjectName, quantity, place.left(), mood, isShared));
        }
    }

    private String subject() {
        if (topic != null || inSentence.isEmpty()) {
            return topic;
        }
        String lastInSentence = inSentence.getLast();
        String attribute = ATTRIBUTES.before(lastInSentence, lastInSentence.length(), 0);
        return attribute == null || attribute.length() == lastInSentence.length()
                ? lastInSentence
                : lastInSentence.substring(0, lastInSentence.length() - attribute.length());
    }

    /// 托位总数达到每千人口5.0个 counts places for each thousand people.
    private String perHead(Quantity quantity) {
        String between = text.substring(quantity.from() + quantity.leading().length(), quantity.numberFrom())
                .strip();
        return between.startsWith("每千") || between.startsWith("每万") || between.startsWith("每百") ? between : "";
    }

    private static String withoutChange(String left) {
        String words = left.stripTrailing();
        String change = Change.at(words);
        return change == null ? words : words.substring(0, words.length() - change.length());
    }

    private Goal goal(Range range, String name, Quantity quantity, Range left, Mood mood, boolean isShared) {
        Change change = Change.of(left.of(text).stripTrailing(), quantity);
        GoalMeasure measure = change.measure();
        String indicator = change.nameOf(name);
        GoalDirection direction = measure == GoalMeasure.REDUCTION || isBetterLower(indicator)
                ? GoalDirection.LOWER
                : GoalDirection.HIGHER;
        GoalComparator comparator = Bound.of(quantity, direction, measure);
        boolean isYearly = mood.yearly() && measure != GoalMeasure.GROWTH_AVERAGE;
        Sureness sureness = Sureness.of(quantity, isShared);
        return new Goal(
                range,
                indicator,
                quantity.isOpen() ? GoalStatus.PENDING : GoalStatus.SET,
                quantity.isOpen() ? null : comparator,
                quantity.value(),
                quantity.high(),
                quantity.printedUnit(),
                direction,
                measure,
                isYearly ? GoalRecurrence.YEARLY : GoalRecurrence.TOTAL,
                quantity.leading().startsWith("保持") ? GoalStrength.ENSURE : mood.strength(),
                mood.due(),
                sureness.confidence(),
                sureness.reasons());
    }

    private static boolean isBetterLower(String indicator) {
        return Words.BETTER_LOWER.before(indicator, indicator.length(), 0) != null;
    }

    /// How sure a reading is.
    private record Sureness(BigDecimal confidence, List<Reason> reasons) {
        static Sureness of(Quantity quantity, boolean isShared) {
            List<Reason> reasons = new ArrayList<>();
            int hundredths = 95;
            if (quantity.isBound()) {
                reasons.add(Reason.BOUND_WORD);
            } else if (!quantity.leading().isEmpty()) {
                reasons.add(Reason.REACHING_WORD);
            } else {
                reasons.add(Reason.BARE_COUNT);
                hundredths -= 10;
            }
            if (quantity.printedUnit() == null) {
                reasons.add(Reason.NO_UNIT);
                hundredths -= 30;
            }
            if (isShared) {
                reasons.add(Reason.SHARED_SUBJECT);
                hundredths -= 15;
            }
            if (quantity.chinese()) {
                reasons.add(Reason.CHINESE_NUMERAL);
                hundredths -= 15;
            }
            if (quantity.isOpen()) {
                reasons.add(Reason.PLACEHOLDER);
                hundredths -= 5;
            }
            return new Sureness(BigDecimal.valueOf(hundredths, 2), reasons);
        }
    }
}
