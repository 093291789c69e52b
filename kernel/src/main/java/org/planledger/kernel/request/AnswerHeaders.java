package org.planledger.kernel.request;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What every answer tells a browser: to take it for nothing but what it says it is, to show it in no other page, to
/// run and load in it only what this service serves, and to tell other sites nothing of where it was. What is in the
/// ledger is kept for nobody else: it depends on the login.
@ApplicationScoped
public class AnswerHeaders {
    private static final CharSequence NO_SNIFFING = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence FRAMES = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence REFERRER = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence RESOURCE_POLICY = HttpHeaders.createOptimized("Cross-Origin-Resource-Policy");
    private static final CharSequence OPENER_POLICY = HttpHeaders.createOptimized("Cross-Origin-Opener-Policy");
    private static final CharSequence PERMISSIONS = HttpHeaders.createOptimized("Permissions-Policy");
    private static final CharSequence CONTENT_POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence TRANSPORT = HttpHeaders.createOptimized("Strict-Transport-Security");

    private static final CharSequence NO_DEVICES = HttpHeaders.createOptimized(
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
    private static final CharSequence OWN_ONLY = HttpHeaders.createOptimized(policy("'self'", "'self'"));
    private static final CharSequence OF_THE_LOGIN = HttpHeaders.createOptimized("private, no-cache");
    private static final CharSequence LOGIN = HttpHeaders.createOptimized("Authorization, Cookie");

    private static final String ABOUT_THE_SERVICE = "/q/";
    private static final String DOCUMENTATION = "/q/swagger-ui";

    /// The page with the documentation is Quarkus' own. It has two scripts in itself, which are known by their
    /// hashes (Content Security Policy, Level 3, section 6.7.3.3), and pictures in its style sheet.
    private static final CharSequence DOCUMENTATION_ONLY = HttpHeaders.createOptimized(policy(
            "'self' 'sha256-Bc4MCmo3eDPvU16BhBcWMZUgDqc1e/UzzwdDbpYruPU='"
                    + " 'sha256-BBuo9wWq44dvW7SnYfn6iQFmcTnV66QiUW4yBJzR6aw='",
            "'self' data:"));

    private final Duration onlyEncrypted;

    /// @param onlyEncrypted for how long a browser that has been here shall come by https alone; zero when that is left
    ///     to the server before this one
    AnswerHeaders(@ConfigProperty(name = "answer.only-encrypted") Duration onlyEncrypted) {
        this.onlyEncrypted = onlyEncrypted;
    }

    private static String policy(String scripts, String pictures) {
        return "default-src 'none'; script-src " + scripts + "; style-src 'self'; img-src " + pictures
                + "; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    /// Before all routes, those that say that the server could not read a request among them.
    void register(@Observes @Priority(1) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::add).failureHandler(this::add);
    }

    private void add(RoutingContext context) {
        String path = context.request().path();
        boolean isDocumentation = path != null && path.startsWith(DOCUMENTATION);
        MultiMap headers = context.response()
                .headers()
                .set(NO_SNIFFING, "nosniff")
                .set(FRAMES, "DENY")
                .set(REFERRER, "same-origin")
                .set(RESOURCE_POLICY, "same-origin")
                .set(OPENER_POLICY, "same-origin")
                .set(PERMISSIONS, NO_DEVICES)
                .set(CONTENT_POLICY, isDocumentation ? DOCUMENTATION_ONLY : OWN_ONLY);
        if (onlyEncrypted.isPositive()) {
            headers.set(TRANSPORT, "max-age=" + onlyEncrypted.toSeconds());
        }
        if (path != null && !isAboutTheService(path)) {
            context.addHeadersEndHandler(sent -> keepForTheLogin(headers));
        }
        context.next();
    }

    /// Of a path that leads elsewhere once it is read, as with dots in it, that is not said.
    private static boolean isAboutTheService(String path) {
        return path.startsWith(ABOUT_THE_SERVICE) && !path.contains("/.") && path.indexOf('%') < 0;
    }

    /// The last word on it: what answers has set what else its answer varies with.
    private static void keepForTheLogin(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, OF_THE_LOGIN);
        }
        List<CharSequence> varying = new ArrayList<>(headers.getAll(HttpHeaders.VARY));
        varying.add(LOGIN);
        headers.set(HttpHeaders.VARY, String.join(", ", varying));
    }
}
