package org.planledger.plan.document.head;

/// What a document says of its own force.
public enum Validity {
    /// It says nothing else, or that it is in force (有效).
    IN_FORCE,
    /// It is over or repealed (失效, 废止).
    EXPIRED,
    /// It asks for opinions (征求意见稿).
    DRAFT_FOR_COMMENT
}
