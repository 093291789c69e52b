package org.planledger.indicator.proposal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.version.Written;

/// What has become of a proposed target.
///
/// @param id its key
/// @param indicator the code of the indicator that it measures
/// @param outcome CREATED, CHANGED or UNCHANGED; of a trial what it would be
@Schema(description = "What has become of a proposed target.")
public record AdoptedTarget(String id, String indicator, Written.Outcome outcome) {}
