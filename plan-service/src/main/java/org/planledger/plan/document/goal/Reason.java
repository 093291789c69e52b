package org.planledger.plan.document.goal;

/// What makes a reading of a goal more or less sure.
public enum Reason {
    /// A word of bound stands with the number (以上, 以内, 左右, 不低于).
    BOUND_WORD,
    /// A word that something is reached stands before the number (达到, 增长, 稳定在).
    REACHING_WORD,
    /// Nothing but the number is printed; a bare count is read as at least.
    BARE_COUNT,
    /// No unit is printed.
    NO_UNIT,
    /// The sentence names nothing that is counted; it is taken from the one before.
    SHARED_SUBJECT,
    /// The number is written with Chinese numerals.
    CHINESE_NUMERAL,
    /// The number's place is held by a sign.
    PLACEHOLDER,
    /// The number is set elsewhere.
    SET_ELSEWHERE,
    /// Only a direction is promised.
    DIRECTION_ONLY,
    /// 全覆盖 and the like, read as 100 %.
    FULL_COVERAGE,
    /// So many in each quarter, month or week: 每季度2次. The rule book has no such recurrence; the goal is one of each
    /// year.
    EACH_PERIOD
}
