package dev.groundwork.auth.sessions;

import dev.groundwork.auth.activity.Origin;
import dev.groundwork.http.ExpiredCallers;
import dev.groundwork.http.OptionalBody;
import dev.groundwork.http.Problems;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;

/** Refresh and sign-out of a session. */
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@OwnOrigin
final class SessionController {

    private final RotateSession rotateSession;
    private final SignOut signOut;
    private final ExpiredCallers expiredCallers;
    private final OptionalBody optionalBody;
    private final Problems problems;

    SessionController(
            RotateSession rotateSession,
            SignOut signOut,
            ExpiredCallers expiredCallers,
            OptionalBody optionalBody,
            Problems problems) {
        this.rotateSession = rotateSession;
        this.signOut = signOut;
        this.expiredCallers = expiredCallers;
        this.optionalBody = optionalBody;
        this.problems = problems;
    }

    @Serdeable
    record Refresh(@Nullable String refreshToken) {}

    /** Exchange a refresh token for new tokens, delivered the way the old one came. */
    @ApiResponse(
            responseCode = "200",
            description = "New tokens; the old refresh token is used up.",
            content = @Content(schema = @Schema(implementation = Tokens.class)))
    @Post("/refresh")
    HttpResponse<?> refresh(Origin origin, HttpRequest<?> request) {
        var given = optionalBody.read(request, Refresh.class).map(Refresh::refreshToken);
        var presented = given.isPresent() ? given.flatMap(RefreshToken::parse) : RefreshCookie.read(request);
        var rotated = presented.flatMap(token -> rotateSession.rotate(token, origin));
        if (rotated.isPresent()) {
            return Tokens.response(rotated.get(), given.isPresent());
        }
        var refused = problems.response(request, Problem.of(ProblemCode.UNAUTHENTICATED, "Sign in again."));
        if (given.isEmpty() && RefreshCookie.isPresent(request)) {
            RefreshCookie.clear(refused);
        }
        return refused;
    }

    /** End the session of the cookie, of the refresh token in the body, and of the access token, expired or not; whichever came. */
    @ApiResponse(responseCode = "204", description = "The session has ended.", content = @Content)
    @Post("/logout")
    HttpResponse<?> logout(Origin origin, HttpRequest<?> request) {
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
}
