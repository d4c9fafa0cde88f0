package dev.groundwork.auth.http;

import dev.groundwork.auth.port.Accounts;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Problems;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The caller's own account. */
@Controller("/api/auth/me")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class ProfileController {

    private final Accounts accounts;
    private final Problems problems;

    ProfileController(Accounts accounts, Problems problems) {
        this.accounts = accounts;
        this.problems = problems;
    }

    /** Reads the account. */
    @ApiResponse(
            responseCode = "200",
            description = "The account.",
            content = @Content(schema = @Schema(implementation = Bodies.Me.class)))
    @Get
    HttpResponse<?> me(Caller.User caller, HttpRequest<?> request) {
        return accounts.profile(caller.id())
                .<HttpResponse<?>>map(profile -> HttpResponse.ok(Bodies.Me.of(profile)))
                .orElseGet(() -> problems.response(
                        request, Problem.of(ProblemCode.UNAUTHENTICATED, "This account is not there any more.")));
    }
}
