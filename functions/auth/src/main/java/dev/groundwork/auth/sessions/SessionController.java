package dev.groundwork.auth.sessions;

import static dev.groundwork.json.JsonBody.JsonType.ANY_TEXT;

import dev.groundwork.auth.sessions.TokenResponse.RefreshCookie;
import dev.groundwork.http.Edge;
import dev.groundwork.http.ExpiredCallers;
import dev.groundwork.http.Responses;
import dev.groundwork.json.JsonBody;
import dev.groundwork.json.Members;
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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;

/** Refresh and sign-out of a session. */
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@OwnOrigin
final class SessionController {

    private final RotateSession rotateSession;
    private final SignOut signOut;
    private final ExpiredCallers expiredCallers;

    SessionController(RotateSession rotateSession, SignOut signOut, ExpiredCallers expiredCallers) {
        this.rotateSession = rotateSession;
        this.signOut = signOut;
        this.expiredCallers = expiredCallers;
    }

    /**
     * A request with a refresh token in the body.
     *
     * @param refreshToken nothing if the token comes in the cookie
     */
    record Refresh(Optional<String> refreshToken) {

        static Refresh read(Members body) {
            return new Refresh(body.optional("refreshToken", ANY_TEXT).get());
        }

        /** Reads the token of a body that may be empty. */
        static Optional<String> token(JsonBody body) {
            return body.readOptional(Refresh::read).flatMap(Refresh::refreshToken);
        }

        @Override
        public String toString() {
            return "Refresh[…]";
        }
    }

    /** Exchange a refresh token for new tokens, delivered the way the old one came. */
    @ApiResponse(
            responseCode = "200",
            description = "New tokens; the old refresh token is used up.",
            content = @Content(schema = @Schema(implementation = TokenResponse.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = Refresh.class)))
    @Post("/refresh")
    HttpResponse<?> refresh(JsonBody body, Edge origin, HttpRequest<?> request) {
        var given = Refresh.token(body);
        var presented = given.isPresent() ? given.flatMap(RefreshToken::parse) : RefreshCookie.read(request);
        var rotated = presented.flatMap(token -> rotateSession.rotate(token, origin));
        if (rotated.isPresent()) {
            return TokenResponse.response(rotated.get(), given.isPresent());
        }
        var refused = Responses.problem(ProblemCode.UNAUTHENTICATED, "Sign in again.");
        if (given.isEmpty() && RefreshCookie.isPresent(request)) {
            RefreshCookie.clear(refused);
        }
        return refused;
    }

    /** End the session of the cookie, of the refresh token in the body, and of the access token, expired or not; whichever came. */
    @ApiResponse(responseCode = "204", description = "The session has ended.", content = @Content)
    @RequestBody(content = @Content(schema = @Schema(implementation = Refresh.class)))
    @Post("/logout")
    HttpResponse<?> logout(JsonBody body, Edge origin, HttpRequest<?> request) {
        var given = Refresh.token(body);
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
