package org.planledger.indicator.proposal;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What has become of proposed targets.
///
/// @param dryRun whether it was a trial, and nothing is stored
/// @param indicators what is measured, each once, in the order of the proposals
/// @param targets the targets, in the order of the proposals
/// @param others the further targets that the plan has and the proposal does not; they stay as they are
@Schema(description = "What has become of proposed targets.")
public record AdoptedTargets(
        boolean dryRun, List<AdoptedIndicator> indicators, List<AdoptedTarget> targets, List<OtherTarget> others) {}
