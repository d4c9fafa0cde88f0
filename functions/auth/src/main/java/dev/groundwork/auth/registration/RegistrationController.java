package dev.groundwork.auth.registration;

import dev.groundwork.auth.account.DisplayName;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.activity.Origins;
import dev.groundwork.auth.password.CheckNewPassword;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.profile.Bodies;
import dev.groundwork.auth.throttle.RequestGate;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.http.Edge;
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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;

/** From nothing to an account: register, then prove the address. */
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
final class RegistrationController {

    private final RequestGate requestGate;
    private final CheckNewPassword judgePassword;
    private final RegisterAccount registerAccount;
    private final VerifyEmail verifyEmail;
    private final Problems problems;

    RegistrationController(
            RequestGate requestGate,
            CheckNewPassword judgePassword,
            RegisterAccount registerAccount,
            VerifyEmail verifyEmail,
            Problems problems) {
        this.requestGate = requestGate;
        this.judgePassword = judgePassword;
        this.registerAccount = registerAccount;
        this.verifyEmail = verifyEmail;
        this.problems = problems;
    }

    /** Asks for an account. The answer is the same whether the address has one. */
    @ApiResponse(
            responseCode = "202",
            description = "A mail is on its way, whether the address has an account or not.",
            content = @Content(schema = @Schema(implementation = Bodies.Status.class)))
    @Post("/register")
    HttpResponse<?> register(@Body Bodies.Register body, Edge edge) {
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
        password.flatMap(p -> judgePassword.judgeHere(p, address))
                .ifPresent(refusal -> fields.add("/password", refusal.code(), refusal.detail()));
        fields.throwIfAny();
        requestGate.pass(Origins.of(edge));
        judgePassword
                .judgeAbroad(password.orElseThrow())
                .ifPresent(refusal -> fields.add("/password", refusal.code(), refusal.detail()));
        fields.throwIfAny();
        registerAccount.register(address.orElseThrow(), password.orElseThrow(), name.orElseThrow(), Origins.of(edge));
        return HttpResponse.accepted().body(new Bodies.Status("check_email"));
    }

    /** Opens the account whose token was mailed. */
    @ApiResponse(
            responseCode = "200",
            description = "The account is open.",
            content = @Content(schema = @Schema(implementation = Bodies.Status.class)))
    @Post("/verify-email")
    HttpResponse<?> verify(@Body Bodies.Verify body, Edge edge, HttpRequest<?> request) {
        var fields = new Fields();
        var token = fields.required("/token", body.token(), t -> Optional.of(new SecretToken(t)), "", "");
        fields.throwIfAny();
        return switch (verifyEmail.verify(token.orElseThrow(), Origins.of(edge))) {
            case VerifyEmail.Outcome.Verified verified -> HttpResponse.ok(new Bodies.Status("verified"));
            case VerifyEmail.Outcome.InvalidToken() ->
                problems.response(
                        request,
                        Problem.of(
                                ProblemCode.INVALID_TOKEN, "The token is unknown, used or expired. Register again."));
        };
    }
}
