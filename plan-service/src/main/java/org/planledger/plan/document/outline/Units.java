package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Who is to do a task, as the document names them.
///
/// @param lead who leads it (牵头单位, 责任单位)
/// @param cooperating who cooperates (配合单位)
/// @param participating who takes part (参与单位)
public record Units(List<String> lead, List<String> cooperating, List<String> participating) {
    static final Units NONE = new Units(List.of(), List.of(), List.of());

    public Units {
        lead = List.copyOf(lead);
        cooperating = List.copyOf(cooperating);
        participating = List.copyOf(participating);
    }

    /// These and those, each once.
    Units and(Units others) {
        return new Units(
                joined(lead, others.lead),
                joined(cooperating, others.cooperating),
                joined(participating, others.participating));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        LinkedHashSet<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return new ArrayList<>(all);
    }
}
