package org.planledger.report.copy;

import java.util.List;

/// The changes of one page of a feed, as they were published.
public sealed interface Changes {

    /// How many there are.
    int size();

    /// What plan-service published.
    record OfPlans(List<org.planledger.client.plan.model.Change> changes) implements Changes {
        @Override
        public int size() {
            return changes.size();
        }
    }

    /// What indicator-service published.
    record OfIndicators(List<org.planledger.client.indicator.model.Change> changes) implements Changes {
        @Override
        public int size() {
            return changes.size();
        }
    }
}
