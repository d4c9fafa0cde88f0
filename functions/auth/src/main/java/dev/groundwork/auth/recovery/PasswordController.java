package dev.groundwork.auth.recovery;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.password.CheckNewPassword;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.PasswordRejection;
import dev.groundwork.auth.signin.ConfirmPassword.WrongPassword;
import dev.groundwork.auth.signin.Waiting;
import dev.groundwork.auth.throttle.TooManyRequests;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Fields;
import dev.groundwork.http.Problems;
import dev.groundwork.http.Roles;
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

/** New passwords: with a link from the mailbox, or with the current password. */
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
final class PasswordController {

    private static final String PASSWORD = "/password";
    private static final String NEW_PASSWORD = "/newPassword";

    private final CheckNewPassword checkNewPassword;
    private final ForgotPassword forgotPassword;
    private final ResetPassword resetPassword;
    private final ChangePassword changePassword;
    private final Problems problems;

    PasswordController(
            CheckNewPassword checkNewPassword,
            ForgotPassword forgotPassword,
            ResetPassword resetPassword,
            ChangePassword changePassword,
            Problems problems) {
        this.checkNewPassword = checkNewPassword;
        this.forgotPassword = forgotPassword;
        this.resetPassword = resetPassword;
        this.changePassword = changePassword;
        this.problems = problems;
    }

    @Serdeable
    record Forgot(@Nullable String email) {}

    @Serdeable
    record Reset(@Nullable String token, @Nullable String password) {}

    @Serdeable
    record Change(
            @Nullable String currentPassword, @Nullable String newPassword) {}

    @Serdeable
    record Status(String status) {}

    /** Request a link that sets a new password. The answer is the same whether the address has an account, and when it is no address. */
    @ApiResponse(
            responseCode = "202",
            description = "A mail is on its way if the address has an account.",
            content = @Content(schema = @Schema(implementation = Status.class)))
    @Post("/forgot-password")
    HttpResponse<?> forgot(@Body Forgot body, Origin origin, HttpRequest<?> request) {
        var fields = new Fields();
        var email = fields.required("/email", body.email(), Optional::of, "", "");
        fields.throwIfAny();
        return forgotPassword
                .request(email.flatMap(EmailAddress::parse), origin)
                .<HttpResponse<?>>map(left -> problems.response(request, TooManyRequests.problem(left)))
                .orElseGet(() -> HttpResponse.accepted().body(new Status("check_email")));
    }

    /** Set a new password with the token that was mailed. It signs nobody in. */
    @ApiResponse(
            responseCode = "204",
            description = "The password is set; every session has ended.",
            content = @Content)
    @Post("/reset-password")
    HttpResponse<?> reset(@Body Reset body, Origin origin, HttpRequest<?> request) {
        var fields = new Fields();
        var token = fields.required("/token", body.token(), t -> Optional.of(new SecretToken(t)), "", "");
        var password = newPassword(fields, PASSWORD, body.password());
        fields.throwIfAny();
        return switch (resetPassword.reset(token.orElseThrow(), password.orElseThrow(), origin)) {
            case ResetPassword.Outcome.Done() -> HttpResponse.noContent();
            case ResetPassword.Outcome.InvalidToken() ->
                problems.response(
                        request,
                        Problem.of(
                                ProblemCode.INVALID_TOKEN,
                                "The token is unknown, used or expired. Ask for a new password again."));
            case ResetPassword.Outcome.Rejected(var why) -> rejected(request, PASSWORD, why);
        };
    }

    /** Change the password of the signed-in user. */
    @ApiResponse(
            responseCode = "204",
            description = "The password is changed; every other session has ended.",
            content = @Content)
    @Post("/change-password")
    @Secured(Roles.USER)
    HttpResponse<?> change(@Body Change body, Caller.User caller, Origin origin, HttpRequest<?> request) {
        var fields = new Fields();
        var current =
                fields.required("/currentPassword", body.currentPassword(), p -> Optional.of(new Password(p)), "", "");
        var next = newPassword(fields, NEW_PASSWORD, body.newPassword());
        fields.throwIfAny();
        var change = new ChangePassword.Request(
                caller.id(), caller.session(), current.orElseThrow(), next.orElseThrow(), origin);
        return switch (changePassword.change(change)) {
            case ChangePassword.Outcome.Changed() -> HttpResponse.noContent();
            case ChangePassword.Outcome.NotConfirmed(WrongPassword()) ->
                problems.response(
                        request,
                        Problem.of(ProblemCode.WRONG_PASSWORD, "Check the current password, or reset it by mail."));
            case ChangePassword.Outcome.NotConfirmed(Waiting(var left)) ->
                problems.response(
                        request,
                        Problem.of(ProblemCode.TOO_MANY_ATTEMPTS, "Wait before you try again, or reset your password.")
                                .retryAfter(left));
            case ChangePassword.Outcome.Rejected(var why) -> rejected(request, NEW_PASSWORD, why);
            case ChangePassword.Outcome.SessionEnded() ->
                problems.response(request, Problem.of(ProblemCode.UNAUTHENTICATED, "Sign in again."));
        };
    }

    private Optional<Password> newPassword(Fields fields, String pointer, @Nullable String given) {
        var password = fields.required(pointer, given, p -> Optional.of(new Password(p)), "", "");
        password.flatMap(p -> checkNewPassword.checkLocally(p, Optional.empty()))
                .ifPresent(rejection -> fields.add(pointer, rejection.code(), rejection.detail()));
        return password;
    }

    private HttpResponse<?> rejected(HttpRequest<?> request, String pointer, PasswordRejection why) {
        return problems.response(request, Problem.invalid(List.of(why.at(pointer))));
    }
}
