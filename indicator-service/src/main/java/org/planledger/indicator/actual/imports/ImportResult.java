package org.planledger.indicator.actual.imports;

/// @param transaction the transaction after which all figures of the file are stored: that of the import, or when it
/// has changed nothing the last that stored one of them; null when there are no figures
record ImportResult(ImportSummary summary, Long transaction) {}
