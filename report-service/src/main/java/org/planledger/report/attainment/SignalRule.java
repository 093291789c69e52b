package org.planledger.report.attainment;

/// What can decide the signal of a target: the steps of section 6 of the rule book with their branches, in their order.
public enum SignalRule {
    /// The state is FAR_BEHIND, BREACHED or MISSED.
    STATE_IS_RED("6.a", Signal.RED),
    /// The state is BEHIND.
    STATE_IS_YELLOW("6.b", Signal.YELLOW),
    /// The state is NO_DATA.
    STATE_IS_BLUE("6.c", Signal.BLUE),
    /// The state is TARGET_NOT_SET, in a plan that is in force.
    NUMBER_WANTED("6.d", Signal.BLUE),
    /// The state is TARGET_NOT_SET, in a plan that is not in force.
    NUMBER_NOT_WANTED("6.d", Signal.NONE),
    /// The state is another one, and figures are overdue.
    FIGURES_OVERDUE("6.e", Signal.BLUE),
    /// The state is another one, and no figure is overdue.
    NOTHING_TO_WARN_OF("6.f", Signal.NONE);

    private final String code;
    private final Signal signal;

    SignalRule(String code, Signal signal) {
        this.code = code;
        this.signal = signal;
    }

    /// The step of section 6 of the rule book.
    public String code() {
        return code;
    }

    public Signal signal() {
        return signal;
    }
}
