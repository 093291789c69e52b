package org.planledger.kernel.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.List;
import java.util.Set;
import org.planledger.kernel.access.Claims;

/// Logs a test's requests in as whom the test is [As], or else as somebody who may do everything, unless they say
/// themselves who they are: with an Authorization header, which is not sent when it is empty.
public final class LoggedIn implements QuarkusTestBeforeEachCallback, Filter {
    private static final String AUTHORIZATION = "Authorization";
    private static final String EVERYTHING = TestLogin.everything();

    private static volatile String present = EVERYTHING;

    /// Makes requests as somebody who may do everything, in a test that is somebody else.
    public static void asEverybody(Runnable requests) {
        String before = present;
        present = EVERYTHING;
        try {
            requests.run();
        } finally {
            present = before;
        }
    }

    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        RestAssured.replaceFiltersWith(List.of(this));
        As ofMethod = test.getTestMethod().getAnnotation(As.class);
        As as = ofMethod == null ? test.getTestInstance().getClass().getAnnotation(As.class) : ofMethod;
        present = as == null
                ? EVERYTHING
                : TestLogin.token(TestLogin.claims(as.user(), as.roles())
                        .claim(Claims.REGIONS, Set.of(as.regions()))
                        .claim(Claims.REGIONS_BELOW, Set.of(as.regionsBelow()))
                        .claim(Claims.UNITS, Set.of(as.units())));
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext next) {
        if (!request.getHeaders().hasHeaderWithName(AUTHORIZATION)) {
            request.header(AUTHORIZATION, "Bearer " + present);
        } else if (request.getHeaders().getValue(AUTHORIZATION).isEmpty()) {
            request.removeHeader(AUTHORIZATION);
        }
        return next.next(request, response);
    }
}
