package org.planledger.kernel.audit;

import java.util.Set;
import java.util.regex.Pattern;
import org.planledger.kernel.json.CleanText;
import org.planledger.kernel.logging.HiddenTokens;

/// An address as it may be kept: a token that somebody has put into it would let whoever reads the records in.
final class ShownAddress {
    static final int LONGEST = 500;

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT");
    private static final String HIDDEN = "…";

    /// No name is looked at twice, however many there are and whatever they hold: whoever sends the address wants it.
    private static final Pattern SECRET = Pattern.compile(
            "(?i)([?&;](?=[^=&;?]*(?:token|secret|passw|auth|jwt|bearer|credential|ticket|key))[^=&;?]*+=)[^&;]*+");

    /// Letters and digits in percent encoding, which need none (RFC 3986, section 2.3).
    private static final Pattern NEEDLESS = Pattern.compile("(?i)%(3[0-9]|[46][1-9a-f]|[57][0-9a])");

    /// What is beyond it is not even looked at.
    private static final int LOOKED_AT = 4 * LONGEST;

    private ShownAddress() {}

    /// @param address the path with its query, in percent encoding
    static String of(String address) {
        String beginning = address.length() <= LOOKED_AT ? address : address.substring(0, LOOKED_AT);
        String plain =
                NEEDLESS.matcher(beginning).replaceAll(hex -> Character.toString(Integer.parseInt(hex.group(1), 16)));
        String shown = SECRET.matcher(plain).replaceAll("$1" + HIDDEN);
        return text(HiddenTokens.in(shown), LONGEST);
    }

    /// The method of a request; null for one that nobody has heard of, which may be as long as an address.
    static String method(String method) {
        return METHODS.contains(method) ? method : null;
    }

    /// A text without what the database cannot hold, and no longer than that.
    ///
    /// @param text null stays null
    static String text(String text, int longest) {
        if (text == null || text.length() <= longest) {
            return CleanText.shown(text);
        }
        // What is cut in the middle of a pair is shown as a mark.
        return CleanText.shown(text.substring(0, longest));
    }

    /// The same for what was read from an address.
    ///
    /// @param text null stays null
    static String withoutToken(String text, int longest) {
        return text == null ? null : text(HiddenTokens.in(text), longest);
    }
}
