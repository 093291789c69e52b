package org.planledger.kernel.period;

/// How often an indicator is observed, and so which periods its figures are keyed by (rule book, sections 1 and 2).
public enum Frequency {
    MONTH(1),
    QUARTER(3),
    HALF_YEAR(6),
    YEAR(12);

    private final int months;

    Frequency(int months) {
        this.months = months;
    }

    /// The length of one period, in months.
    public int months() {
        return months;
    }

    /// How many periods of this frequency a calendar year has.
    public int perYear() {
        return 12 / months;
    }
}
