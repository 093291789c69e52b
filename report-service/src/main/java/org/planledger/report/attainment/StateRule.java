package org.planledger.report.attainment;

/// What can decide the state of a target: the steps of section 6 of the rule book with their branches, in their order.
public enum StateRule {
    /// The status is PENDING.
    NUMBER_PENDING("6.1", State.TARGET_NOT_SET),
    /// The status is ASSIGNED.
    NUMBER_ASSIGNED("6.1", State.TARGET_NOT_SET),
    /// The month asked for lies before the window.
    BEFORE_WINDOW("6.2", State.NOT_STARTED),
    /// There is no value: no figures to make it from, a denominator of 0, no whole year yet.
    NO_VALUE("6.3", State.NO_DATA),
    /// There is no value, for its base is missing.
    NO_BASE("6.3", State.NO_DATA),
    /// The value of a flow is above its cap.
    CAP_PASSED("6.4", State.BREACHED),
    /// The last figure is in, and the target is satisfied.
    SATISFIED_AT_THE_END("6.5", State.ACHIEVED),
    /// The last figure is in, and the target is not satisfied.
    UNSATISFIED_AT_THE_END("6.5", State.MISSED),
    /// A flow has reached its floor before the last figure is in.
    SATISFIED_EARLY("6.6", State.ACHIEVED),
    /// There is a pace, and nothing is due yet.
    NOTHING_DUE("6.7", State.ON_TRACK),
    /// The pace ratio reaches `onTrackFrom`.
    PACE_ON_TRACK("6.7", State.ON_TRACK),
    /// The pace ratio reaches `behindFrom` and not `onTrackFrom`.
    PACE_BEHIND("6.7", State.BEHIND),
    /// The pace ratio does not reach `behindFrom`.
    PACE_FAR_BEHIND("6.7", State.FAR_BEHIND),
    /// By points: fewer behind schedule than `yellowFromPoints`.
    POINTS_ON_TRACK("6.7", State.ON_TRACK),
    /// By points: at least `yellowFromPoints` and at most `redAbovePoints` behind schedule.
    POINTS_BEHIND("6.7", State.BEHIND),
    /// By points: more behind schedule than `redAbovePoints`.
    POINTS_FAR_BEHIND("6.7", State.FAR_BEHIND),
    /// There is no pace, and the target is satisfied so far.
    SATISFIED_SO_FAR("6.8", State.ON_TRACK),
    /// There is no pace, and an increase or decrease is not satisfied.
    DIRECTION_UNSATISFIED("6.8", State.BEHIND),
    /// There is no pace, the target is not satisfied, and the attainment reaches `nearFrom`.
    ATTAINMENT_NEAR("6.8", State.BEHIND),
    /// There is no pace, the target is not satisfied, and the attainment does not reach `nearFrom`.
    ATTAINMENT_FAR("6.8", State.FAR_BEHIND),
    /// There is no pace, the target is not satisfied, and there is no attainment.
    ATTAINMENT_UNKNOWN("6.8", State.FAR_BEHIND);

    private final String code;
    private final State state;

    StateRule(String code, State state) {
        this.code = code;
        this.state = state;
    }

    /// The step of section 6 of the rule book.
    public String code() {
        return code;
    }

    public State state() {
        return state;
    }
}
