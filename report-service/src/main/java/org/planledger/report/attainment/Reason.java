package org.planledger.report.attainment;

/// Why a value or an answer is absent.
public enum Reason {
    /// There is nothing to compare with: the base is missing, not positive, or less complete than what is compared.
    BASE_MISSING
}
