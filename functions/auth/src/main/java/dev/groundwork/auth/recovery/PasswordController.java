package dev.groundwork.auth.recovery;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.activity.Origins;
import dev.groundwork.auth.password.CheckNewPassword;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.PasswordRejection;
import dev.groundwork.auth.profile.Bodies;
import dev.groundwork.auth.throttle.RequestGate;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Edge;
import dev.groundwork.http.Fields;
import dev.groundwork.http.Problems;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.FieldError;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Another password: with a link from the mailbox, or with the current one. */
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
final class PasswordController {

    private static final String PASSWORD = "/password";
    private static final String NEW_PASSWORD = "/newPassword";

    private final RequestGate requestGate;
    private final CheckNewPassword judgePassword;
    private final ForgotPassword forgotPassword;
    private final ResetPassword resetPassword;
    private final ChangePassword changePassword;
    private final Problems problems;

    PasswordController(
            RequestGate requestGate,
            CheckNewPassword judgePassword,
            ForgotPassword forgotPassword,
            ResetPassword resetPassword,
            ChangePassword changePassword,
            Problems problems) {
        this.requestGate = requestGate;
        this.judgePassword = judgePassword;
        this.forgotPassword = forgotPassword;
        this.resetPassword = resetPassword;
        this.changePassword = changePassword;
        this.problems = problems;
    }

    /** Asks for a link that sets a new password. The answer is the same whether the address has an account, and when it is no address. */
    @ApiResponse(
            responseCode = "202",
            description = "A mail is on its way if the address has an account.",
            content = @Content(schema = @Schema(implementation = Bodies.Status.class)))
    @Post("/forgot-password")
    HttpResponse<?> forgot(@Body Bodies.Forgot body, Edge edge) {
        var fields = new Fields();
        var email = fields.required("/email", body.email(), Optional::of, "", "");
        fields.throwIfAny();
        requestGate.pass(Origins.of(edge));
        forgotPassword.request(email.flatMap(EmailAddress::parse), Origins.of(edge));
        return HttpResponse.accepted().body(new Bodies.Status("check_email"));
    }

    /** Sets a new password with the token that was mailed. It signs nobody in. */
    @ApiResponse(
            responseCode = "204",
            description = "The password is set; every session has ended.",
            content = @Content)
    @Post("/reset-password")
    HttpResponse<?> reset(@Body Bodies.Reset body, Edge edge, HttpRequest<?> request) {
        var fields = new Fields();
        var token = fields.required("/token", body.token(), t -> Optional.of(new SecretToken(t)), "", "");
        var password = newPassword(fields, PASSWORD, body.password());
        fields.throwIfAny();
        return switch (resetPassword.reset(token.orElseThrow(), password.orElseThrow(), Origins.of(edge))) {
            case ResetPassword.Outcome.Done() -> HttpResponse.noContent();
            case ResetPassword.Outcome.InvalidToken() ->
                problems.response(
                        request,
                        Problem.of(
                                ProblemCode.INVALID_TOKEN,
                                "The token is unknown, used or expired. Ask for a new password again."));
            case ResetPassword.Outcome.Refused(var refusal) -> refused(request, PASSWORD, refusal);
        };
    }

    /** Exchanges the password of the caller. */
    @ApiResponse(
            responseCode = "204",
            description = "The password is changed; every other session has ended.",
            content = @Content)
    @Post("/change-password")
    @Secured(Roles.USER)
    HttpResponse<?> change(@Body Bodies.Change body, Caller.User caller, Edge edge, HttpRequest<?> request) {
        var fields = new Fields();
        var current =
                fields.required("/currentPassword", body.currentPassword(), p -> Optional.of(new Password(p)), "", "");
        var next = newPassword(fields, NEW_PASSWORD, body.newPassword());
        fields.throwIfAny();
        var outcome = changePassword.change(
                caller.id(), caller.session(), current.orElseThrow(), next.orElseThrow(), Origins.of(edge));
        return switch (outcome) {
            case ChangePassword.Outcome.Changed() -> HttpResponse.noContent();
            case ChangePassword.Outcome.WrongPassword() ->
                problems.response(
                        request,
                        Problem.of(ProblemCode.WRONG_PASSWORD, "Check the current password, or reset it by mail."));
            case ChangePassword.Outcome.Waiting(var left) ->
                problems.response(
                        request,
                        Problem.of(ProblemCode.TOO_MANY_ATTEMPTS, "Wait before you try again, or reset your password.")
                                .retryAfter(left));
            case ChangePassword.Outcome.Refused(var refusal) -> refused(request, NEW_PASSWORD, refusal);
            case ChangePassword.Outcome.SessionEnded() ->
                problems.response(request, Problem.of(ProblemCode.UNAUTHENTICATED, "Sign in again."));
        };
    }

    /** A new password that is good enough whoever's it is; nobody abroad is asked while another field is wrong. */
    private Optional<Password> newPassword(Fields fields, String pointer, @Nullable String given) {
        var password = fields.required(pointer, given, p -> Optional.of(new Password(p)), "", "");
        password.flatMap(p -> judgePassword.judgeHere(p, Optional.empty()))
                .ifPresent(refusal -> fields.add(pointer, refusal.code(), refusal.detail()));
        fields.throwIfAny();
        password.flatMap(judgePassword::judgeAbroad)
                .ifPresent(refusal -> fields.add(pointer, refusal.code(), refusal.detail()));
        return password;
    }

    private HttpResponse<?> refused(HttpRequest<?> request, String pointer, PasswordRejection refusal) {
        return problems.response(
                request, Problem.invalid(List.of(new FieldError(pointer, refusal.code(), refusal.detail()))));
    }
}
