package org.planledger.indicator.actual;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.planledger.indicator.definition.Indicator;
import org.planledger.indicator.definition.IndicatorUser;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Keeps the meaning of stored figures: what an indicator's figures are, and how they are taken together,
/// cannot change once there are any. Withdrawn figures count, because their revisions stay.
@ApplicationScoped
class FiguresOfIndicator implements IndicatorUser {
    private final ActualStore store;

    FiguresOfIndicator(ActualStore store) {
        this.store = store;
    }

    /// @param figures how many figures there are
    /// @param decimals the most decimals among them
    /// @param hasNegative whether any of them is below 0
    record Stock(long figures, int decimals, boolean hasNegative) {}

    @Override
    public List<Violation> objectionsTo(Indicator present, Indicator wanted) {
        if (keepsItsFigures(present, wanted)) {
            return List.of();
        }
        Stock stock = store.stockOf(present.code());
        List<Violation> objections = new ArrayList<>();
        if (stock.figures() > 0) {
            keep("unit", present.unit(), wanted.unit(), stock, objections);
            keep("direction", present.direction(), wanted.direction(), stock, objections);
            keep("frequency", present.frequency(), wanted.frequency(), stock, objections);
            keep("aggregation", present.aggregation(), wanted.aggregation(), stock, objections);
            keep("reporting", present.reporting(), wanted.reporting(), stock, objections);
            if (wanted.decimals() < stock.decimals()) {
                objections.add(Violation.of(
                        "decimals",
                        "figures-have-more",
                        Text.of(
                                "已有 %1$d 个数据，小数最多 %2$d 位",
                                "there are %1$d figure(s), with up to %2$d decimal(s)",
                                stock.figures(),
                                stock.decimals()),
                        Text.of("不少于 %d", "at least %d", stock.decimals())));
            }
            if (Boolean.FALSE.equals(wanted.negativeAllowed()) && stock.hasNegative()) {
                objections.add(Violation.of(
                        "negativeAllowed",
                        "figures-are-negative",
                        Text.of("已有的数据中有负数", "there are figures below 0"),
                        Text.of("true", "true")));
            }
        }
        return objections;
    }

    /// Whether nothing changes that stored figures depend on. Counting them takes long where there are many.
    private static boolean keepsItsFigures(Indicator present, Indicator wanted) {
        return Objects.equals(present.unit(), wanted.unit())
                && present.direction() == wanted.direction()
                && present.frequency() == wanted.frequency()
                && present.aggregation() == wanted.aggregation()
                && present.reporting() == wanted.reporting()
                && wanted.decimals() >= present.decimals()
                && (Objects.equals(present.negativeAllowed(), wanted.negativeAllowed())
                        || Boolean.TRUE.equals(wanted.negativeAllowed()));
    }

    private static void keep(String field, Object present, Object wanted, Stock stock, List<Violation> objections) {
        if (!Objects.equals(present, wanted)) {
            objections.add(Violation.of(
                    field,
                    "fixed-by-figures",
                    Text.of("已有 %d 个数据，不能再改", "there are %d figure(s), so it cannot change any more", stock.figures()),
                    Text.of("%s", "%s", present)));
        }
    }

    @Override
    public Optional<Text> useOf(String indicator) {
        long figures = store.stockOf(indicator).figures();
        return figures == 0 ? Optional.empty() : Optional.of(Text.of("%d 个数据", "%d figure(s)", figures));
    }
}
