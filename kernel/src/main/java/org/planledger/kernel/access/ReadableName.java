package org.planledger.kernel.access;

import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.planledger.kernel.json.CleanText;

/// What can be kept as the name of whoever does something.
final class ReadableName {
    /// As many characters as records of who did what keep, since of two longer names the same could be kept, and as
    /// OpenID Connect gives `sub` (Core 1.0, section 2).
    private static final int LONGEST = 255;

    /// In which claims it may stand, the first that there is (MicroProfile JWT, section 4.1).
    private static final List<String> CLAIMS = List.of("upn", "preferred_username", "sub");

    private ReadableName() {}

    /// Whether there is something to be seen of it, in one line. Spaces that are not blanks to Java, as U+00A0, are no
    /// name either.
    static boolean is(String name) {
        return name.codePoints().anyMatch(Character::isLetterOrDigit)
                && CleanText.isClean(name)
                && name.codePoints().noneMatch(ReadableName::isUnseen);
    }

    /// Control characters, ends of lines, and signs that are not seen or turn the order of others around.
    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /// Whether a token says whose it is: an issuer can sign claims of any kind, and who writes must be told by a name.
    static boolean isIn(JsonWebToken token) {
        return CLAIMS.stream().allMatch(claim -> switch (token.<Object>getClaim(claim)) {
                    case null -> true;
                    case String name -> is(name) && name.length() <= LONGEST;
                    default -> false;
                })
                && token.getName() != null;
    }
}
