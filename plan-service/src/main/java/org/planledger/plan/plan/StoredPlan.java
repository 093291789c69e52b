package org.planledger.plan.plan;

/// A plan as it is kept, withdrawn ones included.
///
/// @param plan the plan; of a withdrawn one without its tree
/// @param version its version
/// @param transaction the transaction that wrote it last
/// @param deleted whether it was withdrawn
record StoredPlan(Plan plan, long version, long transaction, boolean deleted) {}
