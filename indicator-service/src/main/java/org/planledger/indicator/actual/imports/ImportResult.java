package org.planledger.indicator.actual.imports;

/// @param transaction the transaction that stored the figures
record ImportResult(ImportSummary summary, long transaction) {}
