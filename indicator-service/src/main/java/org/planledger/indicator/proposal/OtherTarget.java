package org.planledger.indicator.proposal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A target that a plan has and a proposal does not.
///
/// @param id its key
/// @param task the number of its task
@Schema(description = "A target that the plan has and the proposal does not.")
public record OtherTarget(String id, String task) {}
