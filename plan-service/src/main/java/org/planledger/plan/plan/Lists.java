package org.planledger.plan.plan;

import java.util.Collections;
import java.util.List;

/// Lists as they were sent: a missing one is empty, and a null among the items stays, so that it can be told as a
/// fault.
final class Lists {
    private Lists() {}

    static <T> List<T> given(List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(list);
    }
}
