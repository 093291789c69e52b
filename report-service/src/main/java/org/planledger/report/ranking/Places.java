package org.planledger.report.ranking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.planledger.report.attainment.GroupResult;

/// Gives ranks by score: equal scores share a rank, and the next one is as much lower as there are sharers.
final class Places {
    private Places() {}

    /// Why a group gets no rank; null when it gets one.
    static Unranked unranked(GroupResult group, BigDecimal minCompleteness) {
        if (group.score() == null) {
            return Unranked.NO_SCORE;
        }
        boolean complete = minCompleteness.signum() == 0
                || group.completeness() != null && group.completeness().compareTo(minCompleteness) >= 0;
        return complete ? null : Unranked.INCOMPLETE;
    }

    /// @return the ranks by key; those without a rank are absent
    static Map<String, Integer> of(Map<String, GroupResult> groups, BigDecimal minCompleteness) {
        List<Map.Entry<String, GroupResult>> ranked = new ArrayList<>();
        for (Map.Entry<String, GroupResult> group : groups.entrySet()) {
            if (unranked(group.getValue(), minCompleteness) == null) {
                ranked.add(group);
            }
        }
        ranked.sort(Comparator.comparing(
                (Map.Entry<String, GroupResult> group) -> group.getValue().score(), Comparator.reverseOrder()));
        Map<String, Integer> ranks = new HashMap<>();
        BigDecimal above = null;
        int rank = 0;
        for (int i = 0; i < ranked.size(); i++) {
            BigDecimal score = ranked.get(i).getValue().score();
            if (above == null || score.compareTo(above) != 0) {
                rank = i + 1;
                above = score;
            }
            ranks.put(ranked.get(i).getKey(), rank);
        }
        return ranks;
    }
}
