package org.planledger.kernel.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemAnswers;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// Tells who has no token that counts (401) from who may not do it (403). What is wrong with a token stays in the log:
/// it would help whoever makes one up.
public class AccessProblems {
    private final ProblemAnswers problems;

    AccessProblems(ProblemAnswers problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unknown(SecurityException refused, ContainerRequestContext request) {
        return problems.answer(
                new Failure(
                        ProblemType.UNAUTHORIZED,
                        Text.of(
                                "须用有效的令牌登录：Authorization: Bearer …",
                                "a valid token is needed: Authorization: Bearer …")),
                request);
    }

    @ServerExceptionMapper
    public Response refused(ForbiddenException refused, ContainerRequestContext request) {
        return problems.answer(
                new Failure(ProblemType.FORBIDDEN, Text.of("此登录的角色不能进行此操作", "the roles of this login do not allow it")),
                request);
    }
}
