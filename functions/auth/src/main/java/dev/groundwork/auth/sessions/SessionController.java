package dev.groundwork.auth.sessions;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.activity.Origins;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.profile.Bodies;
import dev.groundwork.auth.profile.Bodies.Refresh;
import dev.groundwork.auth.signin.SignIn;
import dev.groundwork.auth.throttle.RequestGate;
import dev.groundwork.http.Edge;
import dev.groundwork.http.ExpiredCallers;
import dev.groundwork.http.Fields;
import dev.groundwork.http.OptionalBody;
import dev.groundwork.http.Problems;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;

/** Sign in, stay signed in, sign out. Browsers keep the refresh token in a cookie, API clients get it in the body. */
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@OwnOrigin
final class SessionController {

    private static final String IN_BODY = "body";

    private final SignIn signIn;
    private final RotateSession rotateSession;
    private final SignOut signOut;
    private final ExpiredCallers expiredCallers;
    private final OptionalBody optionalBody;
    private final Problems problems;

    SessionController(
            SignIn signIn,
            RotateSession rotateSession,
            SignOut signOut,
            ExpiredCallers expiredCallers,
            OptionalBody optionalBody,
            Problems problems) {
        this.signIn = signIn;
        this.rotateSession = rotateSession;
        this.signOut = signOut;
        this.expiredCallers = expiredCallers;
        this.optionalBody = optionalBody;
        this.problems = problems;
    }

    /** Signs in with a password. */
    @ApiResponse(
            responseCode = "200",
            description = "Signed in; the refresh token comes in the cookie or, when asked for, in the body.",
            content = @Content(schema = @Schema(implementation = Bodies.Tokens.class)))
    @Post("/login")
    HttpResponse<?> login(@Body Bodies.Login body, Edge edge, HttpRequest<?> request) {
        var fields = new Fields();
        var address =
                fields.required("/email", body.email(), Optional::of, "", "").flatMap(EmailAddress::parse);
        var password = fields.required("/password", body.password(), p -> Optional.of(new Password(p)), "", "");
        if (body.refreshTokenDelivery() != null && !body.refreshTokenDelivery().equals(IN_BODY)) {
            fields.add("/refreshTokenDelivery", "unknown_value", "Leave it out for a cookie, or send \"body\".");
        }
        fields.throwIfAny();
        var presented = RefreshCookie.read(request);
        return switch (signIn.signIn(address, password.orElseThrow(), presented, Origins.of(edge))) {
            case SignIn.Outcome.Succeeded(var signedIn) -> signedIn(signedIn, body.refreshTokenDelivery() != null);
            case SignIn.Outcome.Refused() ->
                problems.response(request, Problem.of(ProblemCode.INVALID_CREDENTIALS, "Check both and try again."));
            case SignIn.Outcome.Waiting(var left) ->
                problems.response(
                        request,
                        Problem.of(ProblemCode.TOO_MANY_ATTEMPTS, "Wait before you try again, or reset your password.")
                                .retryAfter(left));
            case SignIn.Outcome.TooMany(var left) -> problems.response(request, RequestGate.tooMany(left));
        };
    }

    /** Exchanges a refresh token for new tokens, delivered the way the old one came. */
    @ApiResponse(
            responseCode = "200",
            description = "New tokens; the old refresh token is used up.",
            content = @Content(schema = @Schema(implementation = Bodies.Tokens.class)))
    @Post("/refresh")
    HttpResponse<?> refresh(Edge edge, HttpRequest<?> request) {
        var given = optionalBody.read(request, Refresh.class).map(Refresh::refreshToken);
        var presented = given.isPresent() ? given.flatMap(RefreshToken::parse) : RefreshCookie.read(request);
        var rotated = presented.flatMap(token -> rotateSession.rotate(token, Origins.of(edge)));
        if (rotated.isPresent()) {
            return signedIn(rotated.get(), given.isPresent());
        }
        var refused = problems.response(request, Problem.of(ProblemCode.UNAUTHENTICATED, "Sign in again."));
        if (given.isEmpty() && RefreshCookie.isPresent(request)) {
            RefreshCookie.clear(refused);
        }
        return refused;
    }

    /** Ends the session of the cookie, of the refresh token in the body, and of the access token, expired or not; whichever came. */
    @ApiResponse(responseCode = "204", description = "The session has ended.", content = @Content)
    @Post("/logout")
    HttpResponse<?> logout(Edge edge, HttpRequest<?> request) {
        var origin = Origins.of(edge);
        var given = optionalBody.read(request, Refresh.class).map(Refresh::refreshToken);
        given.flatMap(RefreshToken::parse).ifPresent(token -> signOut.signOut(token, origin));
        RefreshCookie.read(request).ifPresent(token -> signOut.signOut(token, origin));
        expiredCallers.read(request).ifPresent(caller -> signOut.signOut(caller.id(), caller.session(), origin));
        MutableHttpResponse<?> response = HttpResponse.noContent();
        if (RefreshCookie.isPresent(request)) {
            RefreshCookie.clear(response);
        }
        return response;
    }

    private static HttpResponse<?> signedIn(SignedIn signedIn, boolean refreshInBody) {
        var response = HttpResponse.ok(Bodies.Tokens.of(signedIn, refreshInBody));
        if (!refreshInBody) {
            RefreshCookie.set(response, signedIn.refreshToken(), signedIn.refreshLife());
        }
        return response;
    }
}
