package org.planledger.report.ranking;

import java.math.BigDecimal;
import java.util.List;

/// What is ranked, and what takes part.
///
/// @param plans the codes of the plans whose targets count; empty for all that are or were in force in the month
/// @param level the level of the regions; null for all
/// @param within the code of the region that holds all others; null for all
/// @param minCompleteness 0 to 1; what has less gets no rank
record Criteria(RankedBy by, List<String> plans, RegionLevel level, String within, BigDecimal minCompleteness) {}
