package org.planledger.report.standing;

import java.util.List;
import java.util.stream.Stream;
import org.planledger.report.answer.UnitRole;

/// The codes of the units that have to do with a task, by their role.
///
/// @param lead 牵头单位
/// @param cooperating 配合单位
/// @param participating 参加单位
public record TaskUnits(List<String> lead, List<String> cooperating, List<String> participating) {
    static final TaskUnits NONE = new TaskUnits(List.of(), List.of(), List.of());

    /// All of them, whatever their role.
    public List<String> all() {
        return Stream.of(lead, cooperating, participating).flatMap(List::stream).toList();
    }

    public List<String> as(UnitRole role) {
        return switch (role) {
            case LEAD -> lead;
            case COOPERATING -> cooperating;
            case PARTICIPATING -> participating;
        };
    }
}
