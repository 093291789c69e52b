package org.planledger.kernel.problem;

import io.vertx.ext.web.RoutingContext;

/// Tells whoever observes it that a request was answered with a problem before an operation was looked for.
///
/// @param request as it came; who asks is not known
public record EarlyProblem(RoutingContext request, ProblemType type, String instance) {}
