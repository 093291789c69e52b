package org.planledger.indicator.actual.imports.file;

import org.planledger.kernel.period.Frequency;

/// A column of a wide table for the own figures of a period (9月) beside one for those since January up to the end of
/// that period (1—9月). Of an indicator that is reported by period the former is meant, of one that is reported
/// accumulated since January the latter.
///
/// @param column where it is, counted from 1
/// @param frequency of the period
/// @param cumulative the header of the column for the figures since January
public record OwnColumn(int column, Frequency frequency, String cumulative) {}
