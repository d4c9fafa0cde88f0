package dev.groundwork.auth.google;

import dev.groundwork.auth.google.FinishGoogleSignIn.GoogleOutcome;
import dev.groundwork.auth.google.GoogleSignIn.Failed;
import dev.groundwork.auth.google.GoogleSignIn.GoogleSignInError;
import dev.groundwork.auth.sessions.TokenResponse.RefreshCookie;
import dev.groundwork.http.Edge;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in with Google: the browser goes there and comes back. Both routes end in a redirect, with no token in any address.
 *
 * <p>They are the one exception to the rule that a GET changes nothing: a browser is sent to another site and back by navigation, and a
 * navigation is a GET. What protects them instead of the origin is the cookie, which only this browser has, and the state, which works once.
 * HEAD, which no navigation uses, is not known here, so that whoever only looks at a link uses nothing up.
 *
 * <p>A success sets one cookie and leaves the other to its end within ten minutes: of several cookies set at once, a function behind API
 * Gateway can be sure of one, and a state's cookie is of no use without its state.
 *
 * <p>Which {@code error} the login page may get: {@link GoogleSignInError}.
 */
@Controller("/api/auth/oauth/google")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
final class GoogleController {

    private final StartGoogleSignIn startSignIn;
    private final FinishGoogleSignIn finishSignIn;
    private final String web;

    GoogleController(
            StartGoogleSignIn startSignIn,
            FinishGoogleSignIn finishSignIn,
            @Value("${groundwork.web.origin}") String webOrigin) {
        this.startSignIn = startSignIn;
        this.finishSignIn = finishSignIn;
        this.web = webOrigin;
    }

    /**
     * Start a sign-in with Google.
     *
     * @param returnTo a path of our own pages to come back to; any other text leads to the start page
     */
    @ApiResponse(
            responseCode = "303",
            description = "To Google, with a cookie for ten minutes; or to the login page with an error.",
            content = @Content)
    @Get(headRoute = false)
    HttpResponse<?> start(@QueryValue @Nullable String returnTo, Edge origin) {
        var started = startSignIn.start(ReturnTo.of(Optional.ofNullable(returnTo)), origin);
        return switch (started.start()) {
            case GoogleSignIn.Start.Redirect(var uri) -> {
                var response = HttpResponse.seeOther(uri);
                OAuthStateCookie.set(response, started.secret());
                yield response;
            }
            case Failed(var error) -> toLogin(error);
        };
    }

    /** Finish a sign-in with Google. */
    @ApiResponse(
            responseCode = "303",
            description = "Signed in, to the path asked for at the start; or to the login page with an error.",
            content = @Content)
    @Get(value = "/callback", headRoute = false)
    HttpResponse<?> callback(
            @QueryValue @Nullable String state,
            @QueryValue @Nullable String code,
            @QueryValue @Nullable String error,
            @QueryValue @Nullable String iss,
            Edge origin,
            HttpRequest<?> request) {
        var callback = new FinishGoogleSignIn.Callback(given(state), given(code), given(error), given(iss));
        var presented = RefreshCookie.read(request);
        var outcome = finishSignIn.finish(callback, OAuthStateCookie.read(request, given(state)), presented, origin);
        return switch (outcome) {
            case GoogleOutcome.SignedIn(var token, var life, var returnTo) -> {
                var response = HttpResponse.seeOther(URI.create(web + returnTo.path()));
                RefreshCookie.set(response, token, life);
                yield response;
            }
            case Failed(var failure) -> {
                var response = toLogin(failure);
                OAuthStateCookie.clear(response, given(state));
                yield response;
            }
        };
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(t -> !t.isEmpty());
    }

    private MutableHttpResponse<?> toLogin(GoogleSignInError error) {
        return HttpResponse.seeOther(URI.create(web + "/login?error=" + error.code()));
    }
}
