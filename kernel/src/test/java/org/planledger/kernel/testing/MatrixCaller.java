package org.planledger.kernel.testing;

import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.planledger.kernel.access.Claims;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.access.Role;

/// Who may turn up at a service: those whose token does not count, each role where the thing is that it calls for, and
/// each role of a region or a unit that has nothing to do with it.
public enum MatrixCaller {
    NOBODY(() -> null),
    NO_TOKEN(() -> "nonsense"),
    EXPIRED(() -> TestLogin.token(TestLogin.claims("late", Role.ADMIN)
            .issuedAt(Instant.now().minus(Duration.ofDays(2)))
            .expiresAt(Instant.now().minus(Duration.ofDays(1))))),
    TAMPERED(() -> tampered(TestLogin.token("viewer", Role.VIEWER, Places.HOME, Places.UNITS))),
    UNSIGNED(() -> unsigned()),
    OTHER_KEY(() -> TestLogin.claims("forger", Role.ADMIN).jws().keyId("test").sign(otherKey())),
    OTHER_AUDIENCE(() -> TestLogin.token(TestLogin.claims("guest", Role.ADMIN).audience("another-system"))),
    OTHER_ISSUER(() -> TestLogin.token(TestLogin.claims("guest", Role.ADMIN).issuer("https://another.test"))),
    NO_ROLE(() -> token(TestLogin.claims("nobody"), Places.HOME)),
    VIEWER(() -> at(Role.VIEWER, Places.HOME)),
    REPORTER(() -> at(Role.REPORTER, Places.HOME)),
    APPROVER(() -> at(Role.APPROVER, Places.HOME)),
    PLANNER(() -> at(Role.PLANNER, Places.HOME)),
    SUPERVISOR(() -> at(Role.SUPERVISOR, Places.HOME)),
    AUDITOR(() -> at(Role.AUDITOR, Places.HOME)),
    ADMIN(() -> TestLogin.token(TestLogin.claims("admin", Role.ADMIN))),
    SERVICE(() -> token(
            TestLogin.claims("system", Role.SERVICE).claim(Claims.SCOPE, String.join(" ", Permission.ALL)),
            Places.HOME)),
    SERVICE_WITHOUT_SCOPES(() -> token(TestLogin.claims("system", Role.SERVICE), Places.HOME)),
    VIEWER_ELSEWHERE(() -> at(Role.VIEWER, Places.ELSEWHERE)),
    REPORTER_ELSEWHERE(() -> at(Role.REPORTER, Places.ELSEWHERE)),
    REPORTER_OF_ANOTHER_UNIT(() -> TestLogin.token("other", Role.REPORTER, Places.HOME, Set.of("990100-x"))),
    APPROVER_ELSEWHERE(() -> at(Role.APPROVER, Places.ELSEWHERE)),
    PLANNER_ELSEWHERE(() -> at(Role.PLANNER, Places.ELSEWHERE)),
    SUPERVISOR_ELSEWHERE(() -> at(Role.SUPERVISOR, Places.ELSEWHERE)),
    AUDITOR_ELSEWHERE(() -> at(Role.AUDITOR, Places.ELSEWHERE)),
    SERVICE_ELSEWHERE(() -> token(
            TestLogin.claims("system", Role.SERVICE).claim(Claims.SCOPE, String.join(" ", Permission.ALL)),
            Places.ELSEWHERE));

    /// Where the things are that the calls are about.
    public static final String REGION = "990100";

    /// The unit that leads the tasks that the calls are about.
    public static final String UNIT = "990100-a";

    public static final String OTHER_REGION = "990200";

    private static final class Places {
        static final Set<String> HOME = Set.of(REGION);
        static final Set<String> ELSEWHERE = Set.of(OTHER_REGION);
        static final Set<String> UNITS = Set.of(UNIT);
    }

    private final Supplier<String> token;

    MatrixCaller(Supplier<String> token) {
        this.token = token;
    }

    /// As the table names it.
    public String column() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// What the caller shows; null for none.
    public String token() {
        return token.get();
    }

    private static String at(Role role, Set<String> regions) {
        return TestLogin.token(role.claim(), role, regions, Places.UNITS);
    }

    private static String token(JwtClaimsBuilder claims, Set<String> regions) {
        return TestLogin.token(claims.claim(Claims.REGIONS_BELOW, regions).claim(Claims.UNITS, Places.UNITS));
    }

    /// Makes an admin of a viewer and leaves the signature.
    private static String tampered(String token) {
        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        parts[1] = base64(claims.replace("viewer", "admin"));
        return String.join(".", parts);
    }

    private static String unsigned() {
        String[] signed =
                TestLogin.token(TestLogin.claims("forger", Role.ADMIN)).split("\\.", -1);
        return base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + signed[1] + ".";
    }

    private static PrivateKey otherKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
