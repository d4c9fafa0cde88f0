package dev.groundwork.auth.signin;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.sessions.OwnOrigin;
import dev.groundwork.auth.sessions.RefreshCookie;
import dev.groundwork.auth.sessions.Tokens;
import dev.groundwork.auth.throttle.TooManyRequests;
import dev.groundwork.http.Fields;
import dev.groundwork.http.Problems;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sign-in with a password. Browsers keep the refresh token in a cookie, API clients get it in the body. */
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@OwnOrigin
final class SignInController {

    private static final String IN_BODY = "body";

    private final SignIn signIn;
    private final Problems problems;

    SignInController(SignIn signIn, Problems problems) {
        this.signIn = signIn;
        this.problems = problems;
    }

    @Serdeable
    record Login(
            @Nullable String email,
            @Nullable String password,
            @Nullable String refreshTokenDelivery) {}

    /** Sign in with a password. */
    @ApiResponse(
            responseCode = "200",
            description = "Signed in; the refresh token comes in the cookie or, when asked for, in the body.",
            content = @Content(schema = @Schema(implementation = Tokens.class)))
    @Post("/login")
    HttpResponse<?> login(@Body Login body, Origin origin, HttpRequest<?> request) {
        var fields = new Fields();
        var address =
                fields.required("/email", body.email(), Optional::of, "", "").flatMap(EmailAddress::parse);
        var password = fields.required("/password", body.password(), p -> Optional.of(new Password(p)), "", "");
        if (body.refreshTokenDelivery() != null && !body.refreshTokenDelivery().equals(IN_BODY)) {
            fields.add("/refreshTokenDelivery", "unknown_value", "Leave it out for a cookie, or send \"body\".");
        }
        fields.throwIfAny();
        var presented = RefreshCookie.read(request);
        return switch (signIn.signIn(new SignIn.Request(address, password.orElseThrow(), presented, origin))) {
            case SignIn.Outcome.Succeeded(var signedIn) ->
                Tokens.response(signedIn, body.refreshTokenDelivery() != null);
            case SignIn.Outcome.InvalidCredentials() ->
                problems.response(request, Problem.of(ProblemCode.INVALID_CREDENTIALS, "Check both and try again."));
            case Waiting(var left) ->
                problems.response(
                        request,
                        Problem.of(ProblemCode.TOO_MANY_ATTEMPTS, "Wait before you try again, or reset your password.")
                                .retryAfter(left));
            case SignIn.Outcome.TooManyFailures(var left) -> problems.response(request, TooManyRequests.problem(left));
        };
    }
}
