package org.planledger.kernel.feed;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Says which write a reader wants to see: `indicator-7421` is transaction 7421 of indicator-service.
///
/// @param feed the service that was written to
/// @param transaction the transaction that wrote
public record ChangeToken(Feed feed, long transaction) {

    /// The services that publish changes.
    public enum Feed {
        PLAN,
        INDICATOR
    }

    private static final Pattern TEXT = Pattern.compile("(plan|indicator)-([0-9]{1,18})");

    /// @throws Failure when the text is not a token
    public static ChangeToken parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw Failure.invalid(Violation.of(
                    "after",
                    "change-token",
                    Text.of("“%s”不是变更令牌", "\"%s\" is not a change token", text),
                    Text.of("写入答复中的 Change-Token", "the Change-Token of a write's answer")));
        }
        return new ChangeToken(
                Feed.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public String toString() {
        return feed.name().toLowerCase(Locale.ROOT) + "-" + transaction;
    }
}
