package org.planledger.plan.slip;

/// The regions that a slip has to do with.
///
/// @param plan the code of the region that its plan is for
/// @param addressee the code of the region of the unit that is to answer
record SlipPlace(String plan, String addressee) {}
