package dev.groundwork.auth.signin;

import static dev.groundwork.json.JsonBody.JsonType.ANY_TEXT;
import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.password.HashLimit;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.sessions.OwnOrigin;
import dev.groundwork.auth.sessions.TokenResponse;
import dev.groundwork.auth.sessions.TokenResponse.RefreshCookie;
import dev.groundwork.auth.signin.SignIns.Failure;
import dev.groundwork.auth.signin.SignIns.Undecided;
import dev.groundwork.auth.signin.SignIns.Waiting;
import dev.groundwork.auth.throttle.CallerLimit.TooManyRequests;
import dev.groundwork.http.Edge;
import dev.groundwork.http.Responses;
import dev.groundwork.json.JsonBody;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
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

/** Sign-in with a password. Browsers keep the refresh token in a cookie, API clients get it in the body. */
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@OwnOrigin
final class SignInController {

    private static final String IN_BODY = "body";

    private final SignIn signIn;
    private final HashLimit hashes;

    SignInController(SignIn signIn, HashLimit hashes) {
        this.signIn = signIn;
        this.hashes = hashes;
    }

    /**
     * A request to sign in.
     *
     * @param email any text: one that is no address is treated as an unknown address
     * @param refreshTokenDelivery {@code body}, or nothing for a cookie
     */
    record Login(String email, String password, Optional<String> refreshTokenDelivery) {

        static Login read(Members body) {
            var email = body.required("email", ANY_TEXT);
            var password = body.required("password", ANY_TEXT);
            var delivery = body.optional(
                    "refreshTokenDelivery",
                    TEXT,
                    text -> Optional.of(text).filter(IN_BODY::equals),
                    "unknown_value",
                    "Leave it out for a cookie, or send \"body\".");
            return new Login(email.get(), password.get(), delivery.get());
        }

        @Override
        public String toString() {
            return "Login[…]";
        }
    }

    /** Sign in with a password. */
    @ApiResponse(
            responseCode = "200",
            description = "Signed in; the refresh token comes in the cookie or, when asked for, in the body.",
            content = @Content(schema = @Schema(implementation = TokenResponse.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = Login.class)))
    @Post("/login")
    HttpResponse<?> login(JsonBody body, Edge origin, HttpRequest<?> request) {
        var login = body.read(Login::read);
        var signInRequest = new SignIn.Request(
                EmailAddress.parse(login.email()), new Password(login.password()), RefreshCookie.read(request), origin);
        return hashes.<HttpResponse<?>>within(
                        () -> answer(signInRequest, login.refreshTokenDelivery().isPresent()))
                .orElseGet(() -> Responses.problem(HashLimit.overloaded()));
    }

    private HttpResponse<?> answer(SignIn.Request request, boolean inBody) {
        return switch (signIn.signIn(request)) {
            case SignIn.Outcome.Succeeded(var signedIn) -> TokenResponse.response(signedIn, inBody);
            case SignIn.Outcome.InvalidCredentials() ->
                Responses.problem(ProblemCode.INVALID_CREDENTIALS, "Check both and try again.");
            case Waiting(var left) ->
                Responses.problem(
                        Problem.of(ProblemCode.TOO_MANY_ATTEMPTS, "Wait before you try again, or reset your password.")
                                .retryAfter(left));
            case Undecided undecided -> Responses.problem(undecided.problem());
            case Failure.TooManyFailures(var left) -> Responses.problem(TooManyRequests.problem(left));
        };
    }
}
