package dev.groundwork.auth.registration;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile.DisplayName;
import dev.groundwork.auth.password.CheckNewPassword;
import dev.groundwork.auth.password.HashLimit;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.throttle.CallerLimit.TooManyRequests;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.http.Edge;
import dev.groundwork.http.Responses;
import dev.groundwork.json.JsonBody;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;

/** Registration of an address, and the proof that opens the account. */
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
final class RegistrationController {

    private final CheckNewPassword checkNewPassword;
    private final RegisterAccount registerAccount;
    private final VerifyEmail verifyEmail;
    private final HashLimit hashes;

    RegistrationController(
            CheckNewPassword checkNewPassword,
            RegisterAccount registerAccount,
            VerifyEmail verifyEmail,
            HashLimit hashes) {
        this.checkNewPassword = checkNewPassword;
        this.registerAccount = registerAccount;
        this.verifyEmail = verifyEmail;
        this.hashes = hashes;
    }

    /** A request for an account. */
    record Register(EmailAddress email, Password password, DisplayName displayName) {

        static Register read(Members body, CheckNewPassword checkNewPassword) {
            var email = body.required(
                    "email", TEXT, EmailAddress::parse, "invalid_email", "One mailbox such as ada@example.com.");
            var name = body.required("displayName", TEXT, DisplayName::parse, "invalid_display_name", DisplayName.RULE);
            var password = body.required("password", TEXT);
            checkNewPassword.checkLocally(body, "password", password, email.ifValid());
            return new Register(email.get(), new Password(password.get()), name.get());
        }
    }

    /** The token that proves an address. */
    record Verify(String token) {

        static Verify read(Members body) {
            return new Verify(body.required("token", TEXT).get());
        }

        @Override
        public String toString() {
            return "Verify[…]";
        }
    }

    @Serdeable
    record Status(String status) {}

    /** Register an address. The answer is the same whether the address has an account. */
    @ApiResponse(
            responseCode = "202",
            description = "A mail is on its way, whether the address has an account or not.",
            content = @Content(schema = @Schema(implementation = Status.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = Register.class)))
    @Post("/register")
    HttpResponse<?> register(JsonBody body, Edge origin) {
        var request = body.read(members -> Register.read(members, checkNewPassword));
        return hashes.<HttpResponse<?>>within(() -> answer(request, origin))
                .orElseGet(() -> Responses.problem(HashLimit.overloaded()));
    }

    private HttpResponse<?> answer(Register request, Edge origin) {
        return switch (registerAccount.register(request.email(), request.password(), request.displayName(), origin)) {
            case RegisterAccount.Outcome.Accepted() -> HttpResponse.accepted().body(new Status("check_email"));
            case RegisterAccount.Outcome.Rejected(var why) ->
                Responses.problem(Problem.invalid(List.of(why.at("/password"))));
            case RegisterAccount.Outcome.TooManyRequests(var left) -> Responses.problem(TooManyRequests.problem(left));
        };
    }

    /** Open the account whose token was mailed. */
    @ApiResponse(
            responseCode = "200",
            description = "The account is open.",
            content = @Content(schema = @Schema(implementation = Status.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = Verify.class)))
    @Post("/verify-email")
    HttpResponse<?> verify(JsonBody body, Edge origin) {
        var token = new SecretToken(body.read(Verify::read).token());
        return switch (verifyEmail.verify(token, origin)) {
            case VerifyEmail.Outcome.Verified() -> HttpResponse.ok(new Status("verified"));
            case VerifyEmail.Outcome.InvalidToken() ->
                Responses.problem(ProblemCode.INVALID_TOKEN, "The token is unknown, used or expired. Register again.");
        };
    }
}
