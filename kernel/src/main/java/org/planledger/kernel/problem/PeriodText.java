package org.planledger.kernel.problem;

/// How a period is written, for the sentences that say what would be right.
public final class PeriodText {
    public static final Text EXPECTED = new Text(
            "期间：月 2023-04、季 2023-Q2、半年 2023-H1 或年 2023",
            "a period: a month 2023-04, a quarter 2023-Q2, a half year 2023-H1 or a year 2023");

    private PeriodText() {}
}
