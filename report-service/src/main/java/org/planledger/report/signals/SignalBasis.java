package org.planledger.report.signals;

import java.time.LocalDate;
import java.time.YearMonth;

/// What the published signals of a plan are made from.
///
/// @param version the version of the plan's data
/// @param asOf the month as of which they are
/// @param date the date that decides what is overdue
record SignalBasis(long version, YearMonth asOf, LocalDate date) {}
