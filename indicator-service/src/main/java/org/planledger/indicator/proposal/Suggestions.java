package org.planledger.indicator.proposal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.planledger.indicator.definition.Indicator;
import org.planledger.kernel.text.Likeness;
import org.planledger.kernel.text.Likenesses;

/// Which existing indicators may be meant by what proposals name: those whose names are like it, the likest first, and
/// of the equally like those of the same unit. Of many names and many indicators that takes a while, so it is done
/// before anything is locked.
final class Suggestions {
    private static final int MOST = 5;
    private static final double LEAST_LIKENESS = 0.5;
    private static final Comparator<Like> BEST_FIRST = Comparator.comparingDouble(Like::likeness)
            .thenComparing(Like::hasUnit)
            .reversed()
            .thenComparing(like -> like.indicator().code());

    private final Map<Named, List<SimilarIndicator>> found = new HashMap<>();

    private record Named(String name, String unit) {}

    private record Like(Indicator indicator, double likeness, boolean hasUnit) {}

    /// @param indicators those that there are
    Suggestions(List<Indicator> indicators, List<ProposedTarget> proposals) {
        List<String> units = indicators.stream()
                .map(indicator -> KnownIndicators.normal(indicator.unit()))
                .toList();
        Likenesses names = new Likenesses(indicators.stream()
                .map(indicator -> new Likeness(KnownIndicators.normal(indicator.name())))
                .toList());
        unitsByName(proposals).forEach((name, wanted) -> {
            double[] likenesses = names.with(new Likeness(name));
            for (String unit : wanted) {
                found.put(new Named(name, unit), best(indicators, units, likenesses, unit));
            }
        });
    }

    private static Map<String, Set<String>> unitsByName(List<ProposedTarget> proposals) {
        Map<String, Set<String>> units = new HashMap<>();
        for (ProposedTarget proposal : proposals) {
            ProposedIndicator wanted = proposal.indicator();
            units.computeIfAbsent(KnownIndicators.normal(wanted.name()), absent -> new HashSet<>())
                    .add(wanted.normalUnit());
        }
        return units;
    }

    /// One more than are told, since the one that is taken is none of them.
    private static List<SimilarIndicator> best(
            List<Indicator> indicators, List<String> units, double[] likenesses, String unit) {
        PriorityQueue<Like> best = new PriorityQueue<>(BEST_FIRST.reversed());
        for (int i = 0; i < likenesses.length; i++) {
            boolean mayBeBest =
                    best.size() <= MOST || likenesses[i] >= best.peek().likeness();
            if (likenesses[i] >= LEAST_LIKENESS && mayBeBest) {
                best.add(new Like(indicators.get(i), likenesses[i], units.get(i).equals(unit)));
                if (best.size() > MOST + 1) {
                    best.remove();
                }
            }
        }
        return best.stream().sorted(BEST_FIRST).map(Suggestions::told).toList();
    }

    private static SimilarIndicator told(Like like) {
        return new SimilarIndicator(
                like.indicator().code(),
                like.indicator().name(),
                like.indicator().unit(),
                BigDecimal.valueOf(like.likeness()).setScale(2, RoundingMode.HALF_UP));
    }

    /// @param taken the code of the one that is taken; null when it is new
    List<SimilarIndicator> of(ProposedIndicator wanted, String taken) {
        return found.get(new Named(KnownIndicators.normal(wanted.name()), wanted.normalUnit())).stream()
                .filter(like -> !like.code().equals(taken))
                .limit(MOST)
                .toList();
    }
}
