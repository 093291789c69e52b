package org.planledger.kernel.limit;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// The token that a request shows, whether it counts or not: that in the Authorization header, which
/// somebody has put there, and only without it that in the cookie of the console, which a browser sends by
/// itself.
///
/// @param value as it was sent; null when there is none
/// @param inCookie whether a browser may have sent it by itself
public record ShownToken(String value, boolean inCookie) {
    /// As `mp.jwt.token.cookie` says.
    static final String COOKIE = "plan-ledger";

    private static final String SCHEME = "Bearer ";

    public static ShownToken of(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new ShownToken(header.substring(SCHEME.length()).strip(), false);
        }
        Cookie cookie = request.getCookie(COOKIE);
        return cookie == null ? new ShownToken(null, false) : new ShownToken(cookie.getValue(), true);
    }
}
