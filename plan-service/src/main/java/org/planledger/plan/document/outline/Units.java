package org.planledger.plan.document.outline;

import java.util.List;

/// Who is to do a task, as the document names them.
///
/// @param lead who leads it (牵头单位; 责任单位 where nobody else leads)
/// @param cooperating who cooperates (配合单位; 责任单位 where somebody leads)
/// @param participating who takes part (参与单位)
public record Units(List<String> lead, List<String> cooperating, List<String> participating) {
    public Units {
        lead = List.copyOf(lead);
        cooperating = List.copyOf(cooperating);
        participating = List.copyOf(participating);
    }
}
