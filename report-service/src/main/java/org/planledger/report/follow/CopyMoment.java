package org.planledger.report.follow;

/// A moment of the copy. What was read from the copy at this moment or later may be answered for as long as the moment
/// is the present one.
///
/// @param number differs from that of every other moment of this process
/// @param freshness how far the copy had followed the other services
public record CopyMoment(long number, Freshness freshness) {}
