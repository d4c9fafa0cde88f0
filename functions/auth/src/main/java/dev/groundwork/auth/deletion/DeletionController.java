package dev.groundwork.auth.deletion;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.auth.password.HashLimit;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.sessions.TokenResponse.RefreshCookie;
import dev.groundwork.auth.signin.ConfirmPassword.WrongPassword;
import dev.groundwork.auth.signin.SignIns.Undecided;
import dev.groundwork.auth.signin.SignIns.Waiting;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Edge;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.json.JsonBody;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.FieldError;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;

/** The deletion of the signed-in user's account. */
@Controller("/api/auth/me")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class DeletionController {

    private final DeleteAccount deleteAccount;
    private final HashLimit hashes;

    DeletionController(DeleteAccount deleteAccount, HashLimit hashes) {
        this.deleteAccount = deleteAccount;
        this.hashes = hashes;
    }

    /**
     * A request for a deletion.
     *
     * @param password nothing for an account without one
     */
    record Deletion(Optional<Password> password) {

        static Deletion read(Members body) {
            return new Deletion(body.optional("password", TEXT).get().map(Password::new));
        }
    }

    /** Delete the account of the signed-in user. The ledger is kept without the person. An account without a password needs a sign-in of the last 5 minutes. */
    @ApiResponse(responseCode = "204", description = "The account is gone.", content = @Content)
    @RequestBody(content = @Content(schema = @Schema(implementation = Deletion.class)))
    @Delete
    HttpResponse<?> delete(JsonBody body, Caller.User caller, Edge origin, HttpRequest<?> request) {
        var password = body.readOptional(Deletion::read).flatMap(Deletion::password);
        return hashes.<HttpResponse<?>>within(() -> answer(password, caller, origin, request))
                .orElseGet(() -> Responses.problem(HashLimit.overloaded()));
    }

    private HttpResponse<?> answer(
            Optional<Password> password, Caller.User caller, Edge origin, HttpRequest<?> request) {
        return switch (deleteAccount.delete(caller.id(), caller.session(), password, origin)) {
            case DeleteAccount.Outcome.Deleted() -> gone(request);
            case DeleteAccount.Outcome.PasswordRequired() ->
                Responses.problem(
                        Problem.invalid(List.of(new FieldError("/password", "required", "This member is required."))));
            case DeleteAccount.Outcome.NotConfirmed(WrongPassword()) ->
                Responses.problem(ProblemCode.WRONG_PASSWORD, "Check it, or reset it by mail.");
            case DeleteAccount.Outcome.NotConfirmed(Undecided undecided) -> Responses.problem(undecided.problem());
            case DeleteAccount.Outcome.NotConfirmed(Waiting(var left)) ->
                Responses.problem(Problem.of(ProblemCode.TOO_MANY_ATTEMPTS, "Wait before you try again.")
                        .retryAfter(left));
            case DeleteAccount.Outcome.ReauthenticationRequired() ->
                Responses.problem(ProblemCode.REAUTHENTICATION_REQUIRED, "Sign in again, then delete the account.");
            case DeleteAccount.Outcome.SessionEnded() ->
                Responses.problem(ProblemCode.UNAUTHENTICATED, "Sign in again.");
        };
    }

    private static HttpResponse<?> gone(HttpRequest<?> request) {
        MutableHttpResponse<?> response = HttpResponse.noContent();
        if (RefreshCookie.isPresent(request)) {
            RefreshCookie.clear(response);
        }
        return response;
    }
}
