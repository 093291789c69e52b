package org.planledger.kernel.access;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// From which pages of the web a service is called. Its own may do what their login may. Those of configured origins
/// call with a token that they show themselves. Of others nothing is taken, and nobody's cookie is lent to any but
/// the service's own.
///
/// @param configured whose pages may call beside the service's own
record Origins(Set<String> configured) {
    private static final Pattern ORIGIN = Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");
    private static final Set<String> CHANGING_NOTHING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String SAME_ORIGIN = "same-origin";
    /// What somebody asked for without any page, as by typing the address.
    private static final String NO_PAGE = "none";
    /// What a browser sends that does not tell the origin, as of a page that tells nobody where it is.
    private static final String UNTOLD = "null";

    /// What is taken of a page.
    enum Verdict {
        /// The request is carried out.
        TAKEN,
        /// The page is of an origin that is not configured.
        FOREIGN,
        /// The browser has sent the cookie for a page that is not one of the service's own, or does not tell.
        LENT_COOKIE
    }

    /// What a request tells of where it comes from.
    ///
    /// @param method in capitals
    /// @param host name and port of the service as the request addresses it
    /// @param origin the header Origin; null when it was not sent
    /// @param fetchSite the header Sec-Fetch-Site; null when it was not sent
    /// @param byCookie whether it is logged in by the cookie
    record Call(String method, String host, String origin, String fetchSite, boolean byCookie) {

        /// Behind a server that takes the encryption away the scheme is another than the page's.
        boolean isOfOwnPage() {
            return SAME_ORIGIN.equals(fetchSite) || (tells() && isOwn());
        }

        private boolean tells() {
            return origin != null && !origin.equals(UNTOLD);
        }

        private boolean isOwn() {
            String ownPort = origin.startsWith("https:") ? ":443" : ":80";
            String own = host.endsWith(ownPort) ? host.substring(0, host.length() - ownPort.length()) : host;
            int scheme = origin.indexOf("//");
            return scheme > 0 && origin.substring(scheme + 2).equalsIgnoreCase(own);
        }
    }

    Origins {
        configured = Set.copyOf(configured);
    }

    /// @throws IllegalStateException when one is no origin. All at once cannot be configured: who is trusted is named
    static Origins of(List<String> configured) {
        for (String origin : configured) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalStateException("CORS_ORIGINS has \"" + origin
                        + "\", which is no origin such as https://pages.example.gov.cn. Name them one by one, in small"
                        + " letters, with commas between them.");
            }
        }
        return new Origins(Set.copyOf(configured));
    }

    Verdict verdict(Call call) {
        if (call.origin() != null && !call.isOfOwnPage() && !configured.contains(call.origin())) {
            return Verdict.FOREIGN;
        }
        if (!call.byCookie() || CHANGING_NOTHING.contains(call.method())) {
            return Verdict.TAKEN;
        }
        boolean ofOwnPage = call.fetchSite() == null
                ? call.isOfOwnPage()
                : call.fetchSite().equals(SAME_ORIGIN) || call.fetchSite().equals(NO_PAGE);
        return ofOwnPage ? Verdict.TAKEN : Verdict.LENT_COOKIE;
    }
}
