package org.planledger.indicator.closing;

/// Whose figures a closing is about.
///
/// @param code of the region or the plan
record ClosingScope(Kind kind, String code) {
    enum Kind {
        REGION,
        PLAN
    }

    static ClosingScope ofRegion(String code) {
        return new ClosingScope(Kind.REGION, code);
    }

    static ClosingScope ofPlan(String code) {
        return new ClosingScope(Kind.PLAN, code);
    }

    String region() {
        return kind == Kind.REGION ? code : null;
    }

    String plan() {
        return kind == Kind.PLAN ? code : null;
    }
}
