package dev.groundwork.auth.recovery;

import static dev.groundwork.json.JsonBody.JsonType.ANY_TEXT;
import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.password.CheckNewPassword;
import dev.groundwork.auth.password.HashLimit;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.PasswordPolicy.PasswordRejection;
import dev.groundwork.auth.signin.ConfirmPassword.WrongPassword;
import dev.groundwork.auth.signin.SignIns.Undecided;
import dev.groundwork.auth.signin.SignIns.Waiting;
import dev.groundwork.auth.throttle.CallerLimit.TooManyRequests;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Edge;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
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
import java.util.Optional;

/** New passwords: with a link from the mailbox, or with the current password. */
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
final class PasswordController {

    private static final String PASSWORD = "password";
    private static final String NEW_PASSWORD = "newPassword";

    private final CheckNewPassword checkNewPassword;
    private final ForgotPassword forgotPassword;
    private final ResetPassword resetPassword;
    private final ChangePassword changePassword;
    private final HashLimit hashes;

    PasswordController(
            CheckNewPassword checkNewPassword,
            ForgotPassword forgotPassword,
            ResetPassword resetPassword,
            ChangePassword changePassword,
            HashLimit hashes) {
        this.checkNewPassword = checkNewPassword;
        this.forgotPassword = forgotPassword;
        this.resetPassword = resetPassword;
        this.changePassword = changePassword;
        this.hashes = hashes;
    }

    /**
     * A request for a link.
     *
     * @param email any text: one that is no address is treated as an unknown address
     */
    record Forgot(String email) {

        static Forgot read(Members body) {
            return new Forgot(body.required("email", ANY_TEXT).get());
        }

        @Override
        public String toString() {
            return "Forgot[…]";
        }
    }

    /** A new password with the token that was mailed. */
    record Reset(SecretToken token, Password password) {

        static Reset read(Members body, CheckNewPassword checkNewPassword) {
            var token = body.required("token", TEXT);
            var password = body.required(PASSWORD, TEXT);
            checkNewPassword.checkLocally(body, PASSWORD, password, Optional.empty());
            return new Reset(new SecretToken(token.get()), new Password(password.get()));
        }
    }

    /** A new password with the current one. */
    record Change(Password currentPassword, Password newPassword) {

        static Change read(Members body, CheckNewPassword checkNewPassword) {
            var current = body.required("currentPassword", TEXT);
            var next = body.required(NEW_PASSWORD, TEXT);
            checkNewPassword.checkLocally(body, NEW_PASSWORD, next, Optional.empty());
            return new Change(new Password(current.get()), new Password(next.get()));
        }
    }

    @Serdeable
    record Status(String status) {}

    /** Request a link that sets a new password. The answer is the same whether the address has an account, and when it is no address. */
    @ApiResponse(
            responseCode = "202",
            description = "A mail is on its way if the address has an account.",
            content = @Content(schema = @Schema(implementation = Status.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = Forgot.class)))
    @Post("/forgot-password")
    HttpResponse<?> forgot(JsonBody body, Edge origin) {
        var address = EmailAddress.parse(body.read(Forgot::read).email());
        return forgotPassword
                .request(address, origin)
                .<HttpResponse<?>>map(left -> Responses.problem(TooManyRequests.problem(left)))
                .orElseGet(() -> HttpResponse.accepted().body(new Status("check_email")));
    }

    /** Set a new password with the token that was mailed. It signs nobody in. */
    @ApiResponse(
            responseCode = "204",
            description = "The password is set; every session has ended.",
            content = @Content)
    @RequestBody(content = @Content(schema = @Schema(implementation = Reset.class)))
    @Post("/reset-password")
    HttpResponse<?> reset(JsonBody body, Edge origin) {
        var request = body.read(members -> Reset.read(members, checkNewPassword));
        return hashes.<HttpResponse<?>>within(() -> answer(request, origin))
                .orElseGet(() -> Responses.problem(HashLimit.overloaded()));
    }

    private HttpResponse<?> answer(Reset request, Edge origin) {
        return switch (resetPassword.reset(request.token(), request.password(), origin)) {
            case ResetPassword.Outcome.Done() -> HttpResponse.noContent();
            case ResetPassword.Outcome.InvalidToken() ->
                Responses.problem(
                        ProblemCode.INVALID_TOKEN,
                        "The token is unknown, used or expired. Ask for a new password again.");
            case ResetPassword.Outcome.Rejected(var why) -> rejected(PASSWORD, why);
        };
    }

    /** Change the password of the signed-in user. */
    @ApiResponse(
            responseCode = "204",
            description = "The password is changed; every other session has ended.",
            content = @Content)
    @RequestBody(content = @Content(schema = @Schema(implementation = Change.class)))
    @Post("/change-password")
    @Secured(Roles.USER)
    HttpResponse<?> change(JsonBody body, Caller.User caller, Edge origin) {
        var request = body.read(members -> Change.read(members, checkNewPassword));
        var change = new ChangePassword.Request(
                caller.id(), caller.session(), request.currentPassword(), request.newPassword(), origin);
        return hashes.<HttpResponse<?>>within(() -> answer(change))
                .orElseGet(() -> Responses.problem(HashLimit.overloaded()));
    }

    private HttpResponse<?> answer(ChangePassword.Request change) {
        return switch (changePassword.change(change)) {
            case ChangePassword.Outcome.Changed() -> HttpResponse.noContent();
            case ChangePassword.Outcome.NotConfirmed(WrongPassword()) ->
                Responses.problem(ProblemCode.WRONG_PASSWORD, "Check the current password, or reset it by mail.");
            case ChangePassword.Outcome.NotConfirmed(Undecided undecided) -> Responses.problem(undecided.problem());
            case ChangePassword.Outcome.NotConfirmed(Waiting(var left)) ->
                Responses.problem(
                        Problem.of(ProblemCode.TOO_MANY_ATTEMPTS, "Wait before you try again, or reset your password.")
                                .retryAfter(left));
            case ChangePassword.Outcome.Rejected(var why) -> rejected(NEW_PASSWORD, why);
            case ChangePassword.Outcome.SessionEnded() ->
                Responses.problem(ProblemCode.UNAUTHENTICATED, "Sign in again.");
        };
    }

    private static HttpResponse<?> rejected(String member, PasswordRejection why) {
        return Responses.problem(Problem.invalid(List.of(why.at("/" + member))));
    }
}
