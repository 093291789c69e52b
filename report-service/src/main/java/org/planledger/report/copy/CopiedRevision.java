package org.planledger.report.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import org.planledger.client.indicator.model.Milestone;
import org.planledger.client.indicator.model.TargetRevision;

/// A goal of a later month, as a target's row has it in JSON. A list of rows with lists would be a table that every
/// reading of targets had to join, and few targets have any.
///
/// @param month the first month as of which it holds, as the copy stores months
/// @param milestoneMonths as the copy stores months
public record CopiedRevision(
        int month,
        String comparator,
        BigDecimal value,
        BigDecimal valueHigh,
        BigDecimal tolerance,
        List<Integer> milestoneMonths,
        List<BigDecimal> milestoneValues,
        String reason) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static CopiedRevision of(TargetRevision revision) {
        return new CopiedRevision(
                Months.number(revision.getMonth()),
                revision.getComparator().name(),
                revision.getValue(),
                revision.getValueHigh(),
                revision.getTolerance(),
                revision.getMilestones().stream()
                        .map(milestone -> Months.number(milestone.getMonth()))
                        .toList(),
                revision.getMilestones().stream().map(Milestone::getValue).toList(),
                revision.getReason());
    }

    /// @return null without any
    static String written(List<TargetRevision> revisions) {
        if (revisions.isEmpty()) {
            return null;
        }
        try {
            return JSON.writeValueAsString(
                    revisions.stream().map(CopiedRevision::of).toList());
        } catch (JsonProcessingException failed) {
            throw new IllegalStateException("the revisions of a target could not be written", failed);
        }
    }

    /// @param column null without any
    public static List<CopiedRevision> read(String column) {
        if (column == null) {
            return List.of();
        }
        try {
            return JSON.readValue(column, new TypeReference<>() {});
        } catch (JsonProcessingException failed) {
            throw new IllegalStateException("the revisions of a target could not be read from the copy", failed);
        }
    }
}
