package org.planledger.kernel.limit;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// The token that a request shows, whether it counts or not. It is found where the framework finds it: in the cookie
/// of the console, and only without that in the Authorization header.
///
/// @param value as it was sent; null when there is none
/// @param inCookie whether a browser may have sent it by itself
public record ShownToken(String value, boolean inCookie) {
    /// As `mp.jwt.token.cookie` says.
    static final String COOKIE = "plan-ledger";

    private static final String SCHEME = "Bearer ";

    public static ShownToken of(HttpServerRequest request) {
        Cookie cookie = request.getCookie(COOKIE);
        if (cookie != null) {
            return new ShownToken(cookie.getValue(), true);
        }
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return new ShownToken(
                header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        ? header.substring(SCHEME.length()).strip()
                        : null,
                false);
    }
}
