package org.planledger.indicator.suspicion;

/// What figures of a series usually are, as all but one of them show: how far from their median is no jump yet. In
/// units of the last decimal of the figures, which makes figures whole numbers.
///
/// @param median of the others
/// @param medianDeviation the median of their distances from it
/// @param allowed how far from it is no jump yet
record UsualRange(double median, double medianDeviation, double allowed) {
    private static final double FARTHEST = 3.5;
    /// The share of a standard deviation that the median absolute deviation of a normal distribution is.
    private static final double OF_MEDIAN_DEVIATION = 0.6745;
    /// What the mean absolute deviation of a normal distribution is multiplied by to get the standard deviation.
    private static final double OF_MEAN_DEVIATION = 1.253314;

    /// How much finer the ends are told where no multiple of the last decimal lies between them, as between a mean
    /// increase of 10 in 3 months and itself.
    private static final double FINER = 10_000;

    /// What is told of the range, in the unit of the figures.
    record Ends(double low, double high) {}

    /// @param medianDeviation above 0
    static UsualRange byMedianDeviation(double median, double medianDeviation) {
        return new UsualRange(median, medianDeviation, FARTHEST * medianDeviation / OF_MEDIAN_DEVIATION);
    }

    /// Where more than half of the others are the same.
    static UsualRange byMeanDeviation(double median, double meanDeviation) {
        return new UsualRange(median, 0, FARTHEST * OF_MEAN_DEVIATION * meanDeviation);
    }

    boolean isFar(double measure) {
        double distance = Math.abs(measure - median);
        // Both sides are whole numbers for figures of usual size, so that the limit itself is no jump.
        return medianDeviation > 0
                ? OF_MEDIAN_DEVIATION * 10_000 * distance > FARTHEST * 10_000 * medianDeviation
                : distance > allowed;
    }

    /// The ends, rounded inward so that nothing between them is a jump: to the decimals of the figures, or finer
    /// where nothing would be left. Where nothing is even then, both ends are the median.
    ///
    /// @param unit how many units of the last decimal are 1
    Ends ends(double unit) {
        for (double parts : new double[] {1, FINER}) {
            double low = Math.rint((median - allowed) * parts);
            double high = Math.rint((median + allowed) * parts);
            low = isFar(low / parts) ? low + 1 : low;
            high = isFar(high / parts) ? high - 1 : high;
            if (low <= high) {
                return new Ends(low / (parts * unit), high / (parts * unit));
            }
        }
        double middle = Math.rint(median * FINER) / (FINER * unit);
        return new Ends(middle, middle);
    }
}
