package org.planledger.indicator.actual.template;

import java.math.BigDecimal;
import org.planledger.indicator.calendar.DueFigure;

/// A figure that is due, with what is known beside it.
///
/// @param regionName null when it is not known
/// @param previous the figure of the period before; null when there is none
/// @param yearBefore that of the same period a year before; null when there is none
/// @param posted what is posted already; null when nothing is
record TemplateRow(
        DueFigure due, String regionName, BigDecimal previous, BigDecimal yearBefore, TemplateStore.Posted posted) {}
