package dev.groundwork.auth.profile;

import dev.groundwork.auth.account.AccountControl;
import dev.groundwork.auth.account.Accounts;
import dev.groundwork.auth.account.Profile;
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
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;

/** The caller's own account. */
@Controller("/api/auth/me")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class ProfileController {

    private final Accounts accounts;
    private final AccountControl control;
    private final Problems problems;

    ProfileController(Accounts accounts, AccountControl control, Problems problems) {
        this.accounts = accounts;
        this.control = control;
        this.problems = problems;
    }

    /** Reads the account. */
    @ApiResponse(
            responseCode = "200",
            description = "The account.",
            content = @Content(schema = @Schema(implementation = Bodies.Me.class)))
    @Get
    HttpResponse<?> me(Caller.User caller, HttpRequest<?> request) {
        return answer(accounts.profile(caller.id()), request);
    }

    /** Changes the account. What is left out stays; {@code avatarUrl} may be null for none. The slug never changes. */
    @ApiResponse(
            responseCode = "200",
            description = "The account as it is now.",
            content = @Content(schema = @Schema(implementation = Bodies.Me.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = ProfilePatch.Members.class)))
    @Patch
    HttpResponse<?> change(@Body JsonNode body, Caller.User caller, HttpRequest<?> request) {
        var fields = new Fields();
        var change = ProfilePatch.read(body, fields);
        fields.throwIfAny();
        return answer(control.change(caller.id(), change), request);
    }

    private HttpResponse<?> answer(Optional<Profile> found, HttpRequest<?> request) {
        return found.<HttpResponse<?>>map(profile -> HttpResponse.ok(Bodies.Me.of(profile)))
                .orElseGet(() -> problems.response(
                        request, Problem.of(ProblemCode.UNAUTHENTICATED, "This account is not there any more.")));
    }
}
