package org.planledger.plan.document.goal;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.WordList;

/// A quantity and the words of its clause that belong to it.
///
/// @param quantity the quantity
/// @param left the words before it
/// @param after the words behind it
/// @param isCountedBehind whether the next quantity is a count, with no mark between them
/// @param isOfCounted whether it stands behind a count of projects, and a mark: 项目120个、总投资600亿元
/// @param isContinued whether the next quantity follows with nothing but 、 between them
record Surroundings(
        Quantity quantity, Range left, Range after, boolean isCountedBehind, boolean isOfCounted, boolean isContinued) {
    private static final WordList EACH = WordList.of("分别");

    /// The quantities of a clause that promise something. The others are part of the words around them:
    /// 3岁以下婴幼儿托位210个.
    ///
    /// @param told the part of the clause that tells of what is there already
    static List<Surroundings> of(Sentence sentence, Range clause, List<Quantity> within, Told told) {
        List<Quantity> promised = new ArrayList<>();
        List<Quantity> chain = new ArrayList<>();
        boolean stands = false;
        boolean sized = false;
        String governing = "";
        for (Surroundings place : placed(sentence, clause, within)) {
            chain.add(place.quantity());
            if (!place.isContinued()) {
                stands = Background.standsOnIt(
                                place.quantity(),
                                place.left().of(sentence.text()).strip())
                        || stands && !place.beginsAnew(sentence.text());
                sized = Background.isSize(sentence.text(), place, sized);
                String words = place.left().of(sentence.text()).strip();
                governing = words.isEmpty() ? governing : words;
                if (!stands && !sized && !Background.is(sentence.text(), told, place, governing)) {
                    promised.addAll(chain);
                }
                chain.clear();
            }
        }
        return placed(sentence, told.without(clause, within, promised), promised);
    }

    /// 覆盖18个乡镇、256个行政村 stands on both, 落实33条政策、新建5个园区 on the first alone.
    private boolean beginsAnew(String text) {
        String words = left.of(text);
        return quantity.isBound()
                || !quantity.leading().isEmpty()
                || Words.MAKES.isIn(words)
                || Words.NEW.isIn(words)
                || Words.STRIVES.isIn(words);
    }

    private static List<Surroundings> placed(Sentence sentence, Range clause, List<Quantity> within) {
        List<Surroundings> places = new ArrayList<>();
        int leftFrom = clause.from();
        boolean each = false;
        for (int i = 0; i < within.size(); i++) {
            Quantity quantity = within.get(i);
            int end = i + 1 < within.size() ? within.get(i + 1).from() : clause.to();
            end = Math.max(end, quantity.to());
            each = each && leftFrom == quantity.from() - 1
                    || EACH.isIn(sentence.text()
                            .substring(Math.min(leftFrom, quantity.numberFrom()), quantity.numberFrom()));
            Split split = i + 1 < within.size()
                    ? Split.of(sentence, new Range(quantity.to(), end), isAlike(quantity, within.get(i + 1), each))
                    : new Split(clause.to(), clause.to(), false);
            places.add(new Surroundings(
                    quantity,
                    new Range(Math.min(leftFrom, quantity.from()), quantity.from()),
                    new Range(quantity.to(), Math.max(quantity.to(), split.afterTo())),
                    i + 1 < within.size()
                            && split.afterTo() == end
                            && CountedUnits.COUNTS.contains(within.get(i + 1).unit()),
                    i > 0
                            && isProjects(within.get(i - 1))
                            && leftFrom == within.get(i - 1).to() + 1,
                    split.isNothing()));
            leftFrom = split.leftFrom();
        }
        return places;
    }

    private static boolean isProjects(Quantity quantity) {
        return quantity.unit().equals("个") || quantity.unit().equals("项");
    }

    /// Whether a number can share the subject of the one before it: it has no words of its own, and the same unit,
    /// or each is of another subject (甲、乙分别达到1000万人次、100亿元).
    private static boolean isAlike(Quantity quantity, Quantity next, boolean each) {
        boolean isSameUnit = quantity.unit().equals(next.unit())
                || quantity.unit().isEmpty()
                || next.unit().isEmpty();
        return (isSameUnit || each) && next.leading().isEmpty();
    }

    /// Of `95%、90%、85%以上` each has the bound that stands before the first or behind the last.
    Quantity boundedLike(Quantity first, Quantity last) {
        boolean isWithoutUnit = quantity.unit().isEmpty() || isPoint(quantity, last);
        return new Quantity(
                quantity.from(),
                quantity.numberFrom(),
                quantity.to(),
                quantity.value(),
                quantity.high(),
                quantity.scale().isEmpty() && quantity.unit().isEmpty() ? last.scale() : quantity.scale(),
                isWithoutUnit ? last.unit() : quantity.unit(),
                quantity.leading().isEmpty() ? first.leading() : quantity.leading(),
                quantity.trailing().isEmpty() ? last.trailing() : quantity.trailing(),
                quantity.odd(),
                quantity.chinese());
    }

    /// 1个、1.5个百分点 are points both.
    private static boolean isPoint(Quantity quantity, Quantity last) {
        return quantity.unit().equals("个") && quantity.scale().isEmpty() && CountedUnits.isShare(last.unit());
    }

    /// Where the words between two quantities part.
    private record Split(int afterTo, int leftFrom, boolean isNothing) {
        static Split of(Sentence sentence, Range between, boolean isAlike) {
            int from = between.from();
            int to = between.to();
            String text = sentence.text();
            int firstMark = -1;
            int lastMark = -1;
            for (int i = from; i < to; i++) {
                if (text.charAt(i) == '、' && !sentence.isName(i)) {
                    firstMark = firstMark < 0 ? i : firstMark;
                    lastMark = i;
                }
            }
            if (firstMark >= 0) {
                boolean isFirst = text.substring(from, firstMark).isBlank();
                int mark = isFirst ? firstMark : lastMark;
                return new Split(
                        mark,
                        mark + 1,
                        isFirst && isAlike && text.substring(mark + 1, to).isBlank());
            }
            boolean isJoined = from < to && "和及".indexOf(text.charAt(from)) >= 0;
            boolean isJoinedToTheNext = !isJoined && from < to && "和及".indexOf(text.charAt(to - 1)) >= 0;
            if (isJoinedToTheNext) {
                return new Split(to - 1, to, false);
            }
            return isJoined
                    ? new Split(
                            from,
                            from + 1,
                            isAlike && text.substring(from + 1, to).isBlank())
                    : new Split(to, from, false);
        }
    }
}
