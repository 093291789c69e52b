package org.planledger.kernel.follow;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.planledger.kernel.problem.ProblemType;

/// How a service is called whose feed is followed.
public final class FeedHttp {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
    private static final Duration SLACK = Duration.ofSeconds(30);

    private static final int GONE = 410;

    private FeedHttp() {}

    public static HttpClient.Builder newClient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LONGEST_CONNECT);
    }

    /// The base address without the slash at its end, to which the client appends `/v1/…`.
    public static String base(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /// What a page that could not be had means.
    ///
    /// @param problem the body of the answer; null when there is none
    public static IOException failure(int status, String problem, Exception cause) {
        if (status != GONE) {
            return new IOException(cause);
        }
        boolean expired = problem != null
                && problem.contains(ProblemType.CURSOR_EXPIRED.uri().toString());
        return expired ? new ExpiredCursorException(cause) : new ReplacedFeedException(cause);
    }

    /// A long poll is answered when it is over; what takes much longer is lost.
    public static Duration longestAnswer(FollowPace pace) {
        return pace.longPoll().plus(SLACK);
    }
}
