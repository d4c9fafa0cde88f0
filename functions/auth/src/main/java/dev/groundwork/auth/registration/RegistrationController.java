package dev.groundwork.auth.registration;

import dev.groundwork.auth.account.DisplayName;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.password.CheckNewPassword;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.throttle.TooManyRequests;
import dev.groundwork.auth.tokens.SecretToken;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Registration of an address, and the proof that opens the account. */
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
final class RegistrationController {

    private final CheckNewPassword checkNewPassword;
    private final RegisterAccount registerAccount;
    private final VerifyEmail verifyEmail;
    private final Problems problems;

    RegistrationController(
            CheckNewPassword checkNewPassword,
            RegisterAccount registerAccount,
            VerifyEmail verifyEmail,
            Problems problems) {
        this.checkNewPassword = checkNewPassword;
        this.registerAccount = registerAccount;
        this.verifyEmail = verifyEmail;
        this.problems = problems;
    }

    @Serdeable
    record Register(
            @Nullable String email,
            @Nullable String password,
            @Nullable String displayName) {}

    @Serdeable
    record Verify(@Nullable String token) {}

    @Serdeable
    record Status(String status) {}

    /** Register an address. The answer is the same whether the address has an account. */
    @ApiResponse(
            responseCode = "202",
            description = "A mail is on its way, whether the address has an account or not.",
            content = @Content(schema = @Schema(implementation = Status.class)))
    @Post("/register")
    HttpResponse<?> register(@Body Register body, Origin origin, HttpRequest<?> request) {
        var fields = new Fields();
        var address = fields.required(
                "/email", body.email(), EmailAddress::parse, "invalid_email", "One mailbox such as ada@example.com.");
        var name = fields.required(
                "/displayName",
                body.displayName(),
                DisplayName::parse,
                "invalid_display_name",
                "1 to 80 characters without control characters.");
        var password = fields.required("/password", body.password(), p -> Optional.of(new Password(p)), "", "");
        password.flatMap(p -> checkNewPassword.checkLocally(p, address))
                .ifPresent(rejection -> fields.add("/password", rejection.code(), rejection.detail()));
        fields.throwIfAny();
        return switch (registerAccount.register(
                address.orElseThrow(), password.orElseThrow(), name.orElseThrow(), origin)) {
            case RegisterAccount.Outcome.Accepted() -> HttpResponse.accepted().body(new Status("check_email"));
            case RegisterAccount.Outcome.Rejected(var why) ->
                problems.response(request, Problem.invalid(List.of(why.at("/password"))));
            case RegisterAccount.Outcome.TooManyRequests(var left) ->
                problems.response(request, TooManyRequests.problem(left));
        };
    }

    /** Open the account whose token was mailed. */
    @ApiResponse(
            responseCode = "200",
            description = "The account is open.",
            content = @Content(schema = @Schema(implementation = Status.class)))
    @Post("/verify-email")
    HttpResponse<?> verify(@Body Verify body, Origin origin, HttpRequest<?> request) {
        var fields = new Fields();
        var token = fields.required("/token", body.token(), t -> Optional.of(new SecretToken(t)), "", "");
        fields.throwIfAny();
        return switch (verifyEmail.verify(token.orElseThrow(), origin)) {
            case VerifyEmail.Outcome.Verified() -> HttpResponse.ok(new Status("verified"));
            case VerifyEmail.Outcome.InvalidToken() ->
                problems.response(
                        request,
                        Problem.of(
                                ProblemCode.INVALID_TOKEN, "The token is unknown, used or expired. Register again."));
        };
    }
}
