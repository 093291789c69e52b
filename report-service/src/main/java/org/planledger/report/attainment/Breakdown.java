package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;

/// How a target is broken down to others (指标分解; rule book, sections 7 and 15).
///
/// @param assigned the sum of the children's bounds; null where they cannot be added, or none has one
/// @param coverage assigned / bound, with 4 places; null where either is missing or the bound is not above 0
/// @param childrenValue the sum of the children's values; null where they cannot be added, or none has one
/// @param spread how the children's values lie where they cannot be added; else null
/// @param doubts why the children may not add up to the parent; empty when they do
public record Breakdown(
        BigDecimal assigned, BigDecimal coverage, BigDecimal childrenValue, Spread spread, List<Doubt> doubts) {

    /// A target of the family and where it stands.
    public record Member(Target target, Result result) {
        private BigDecimal value() {
            return result.value();
        }
    }

    /// Why children may not add up to their parent.
    public enum DoubtKind {
        /// The children of a floor are to reach less than the parent.
        ASSIGNED_TOO_LITTLE,
        /// The children of a cap may use more than the parent.
        ASSIGNED_TOO_MUCH,
        /// The children's numbers do not make the one that has to be met exactly.
        ASSIGNED_DIFFERENTLY,
        /// Children without a number.
        NOT_SET,
        /// Children of another indicator, measure or family: they are in no sum.
        NOT_COMPARABLE,
        /// Children whose window or recurrence is another one: they are in the sums.
        OTHER_WINDOW,
        /// The figures of all regions through the same month do not make the parent's.
        VALUES_DIFFER
    }

    /// @param targets the ids of the children that it is about; empty when it is about all of them together
    public record Doubt(DoubtKind kind, List<String> targets) {}

    /// @param everyRegion whether each of the regions that should have a child has one
    public static Breakdown of(Member parent, List<Member> children, boolean everyRegion) {
        List<Member> comparable = children.stream()
                .filter(child -> isComparable(parent.target(), child.target()))
                .toList();
        boolean addable = isAddable(parent.target());
        BigDecimal assigned = addable ? sumOfBounds(comparable) : null;
        BigDecimal value = addable ? sum(comparable.stream().map(Member::value)) : null;
        return new Breakdown(
                assigned == null ? null : Exact.plain(assigned),
                coverage(assigned, parent.target()),
                value == null ? null : Exact.plain(value),
                addable ? null : spread(comparable),
                doubts(parent, children, assigned, value, everyRegion));
    }

    private static List<Doubt> doubts(
            Member parent, List<Member> children, BigDecimal assigned, BigDecimal value, boolean everyRegion) {
        Target target = parent.target();
        List<Doubt> doubts = new ArrayList<>();
        doubtAboutSum(target, assigned).ifPresent(kind -> doubts.add(new Doubt(kind, List.of())));
        about(DoubtKind.NOT_SET, children, child -> child.status() != TargetStatus.SET, doubts);
        about(DoubtKind.NOT_COMPARABLE, children, child -> !isComparable(target, child), doubts);
        about(DoubtKind.OTHER_WINDOW, children, child -> !isOfSameMonths(target, child), doubts);
        boolean whole = everyRegion
                && children.stream()
                        .allMatch(child -> isComparable(target, child.target())
                                && isOfSameMonths(target, child.target())
                                && Objects.equals(
                                        child.result().through(),
                                        parent.result().through()));
        if (whole && value != null && parent.value() != null && value.compareTo(parent.value()) != 0) {
            doubts.add(new Doubt(DoubtKind.VALUES_DIFFER, List.of()));
        }
        return doubts;
    }

    private static void about(DoubtKind kind, List<Member> children, Predicate<Target> doubtful, List<Doubt> doubts) {
        List<String> targets = children.stream()
                .map(Member::target)
                .filter(doubtful)
                .map(Target::id)
                .toList();
        if (!targets.isEmpty()) {
            doubts.add(new Doubt(kind, targets));
        }
    }

    private static Optional<DoubtKind> doubtAboutSum(Target parent, BigDecimal assigned) {
        BigFraction bound = bound(parent);
        if (assigned == null || bound == null) {
            return Optional.empty();
        }
        int more = Exact.of(assigned).compareTo(bound);
        return Optional.ofNullable(
                switch (yardstick(parent)) {
                    case Yardstick.Floor floor when more < 0 -> DoubtKind.ASSIGNED_TOO_LITTLE;
                    case Yardstick.Ceiling ceiling when more > 0 -> DoubtKind.ASSIGNED_TOO_MUCH;
                    case Yardstick.Equal equal when more != 0 -> DoubtKind.ASSIGNED_DIFFERENTLY;
                    default -> null;
                });
    }

    private static BigDecimal coverage(BigDecimal assigned, Target parent) {
        BigFraction bound = bound(parent);
        return assigned == null || bound == null || !Exact.isPositive(bound)
                ? null
                : Exact.roundedRatio(Exact.of(assigned).divide(bound));
    }

    /// Amounts of flows and stocks; levels, shares and growth are never added.
    private static boolean isAddable(Target target) {
        return target.measure() == Measure.AMOUNT
                && target.indicator() instanceof PlainIndicator plain
                && plain.aggregation() != Aggregation.MEAN;
    }

    private static boolean isComparable(Target parent, Target child) {
        return child.indicator().code().equals(parent.indicator().code())
                && child.measure() == parent.measure()
                && (parent.goal() == null
                        || child.goal() == null
                        || yardstick(parent).getClass() == yardstick(child).getClass());
    }

    private static boolean isOfSameMonths(Target parent, Target child) {
        return child.recurrence() == parent.recurrence()
                && child.from().equals(parent.from())
                && child.to().equals(parent.to());
    }

    private static Yardstick yardstick(Target target) {
        return Yardstick.of(target.goal(), target.indicator(), null);
    }

    /// The one number that the target asks for; null where there is none, or a range.
    private static BigFraction bound(Target target) {
        if (target.goal() == null) {
            return null;
        }
        return switch (yardstick(target)) {
            case Yardstick.Bounded bounded -> bounded.bound();
            case Yardstick.Equal equal -> equal.target();
            default -> null;
        };
    }

    private static BigDecimal sumOfBounds(List<Member> children) {
        return sum(children.stream().map(child -> Exact.decimal(bound(child.target()))));
    }

    /// Nothing is lost: what is added has been given as a decimal, or is a value of figures that have fewer places than
    /// a result.
    private static BigDecimal sum(Stream<BigDecimal> numbers) {
        return numbers.filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }

    private static Spread spread(List<Member> children) {
        return Spread.of(children.stream()
                .map(Member::value)
                .filter(Objects::nonNull)
                .map(Exact::of)
                .toList());
    }
}
