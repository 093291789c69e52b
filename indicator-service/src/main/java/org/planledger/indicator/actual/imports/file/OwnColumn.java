package org.planledger.indicator.actual.imports.file;

import org.planledger.kernel.period.Frequency;

/// A column of a wide table for the own figures of a period (9月), where the table has columns for those since January
/// (1—9月), too. Of an indicator that is reported by period the former is meant, of one that is reported accumulated
/// since January the latter.
///
/// @param column where it is, counted from 1
/// @param frequency of the period
/// @param cumulative the header of a column for the figures since January
/// @param isOfSamePeriod whether that one reaches to the end of the same period
public record OwnColumn(int column, Frequency frequency, String cumulative, boolean isOfSamePeriod) {}
