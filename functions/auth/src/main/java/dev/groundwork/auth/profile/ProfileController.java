package dev.groundwork.auth.profile;

import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.Profiles;
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

/** The profile of the signed-in user. */
@Controller("/api/auth/me")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class ProfileController {

    private final Profiles profiles;
    private final ChangeProfile changeProfile;
    private final Problems problems;

    ProfileController(Profiles profiles, ChangeProfile changeProfile, Problems problems) {
        this.profiles = profiles;
        this.changeProfile = changeProfile;
        this.problems = problems;
    }

    /** Read the profile of the signed-in user. */
    @ApiResponse(
            responseCode = "200",
            description = "The account.",
            content = @Content(schema = @Schema(implementation = Me.class)))
    @Get
    HttpResponse<?> me(Caller.User caller, HttpRequest<?> request) {
        return answer(profiles.find(caller.id()), request);
    }

    /** Change the profile of the signed-in user. A member that is left out stays as it is; {@code avatarUrl} may be null for none. The slug never changes. */
    @ApiResponse(
            responseCode = "200",
            description = "The account as it is now.",
            content = @Content(schema = @Schema(implementation = Me.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = ProfilePatch.Members.class)))
    @Patch
    HttpResponse<?> change(@Body JsonNode body, Caller.User caller, HttpRequest<?> request) {
        var fields = new Fields();
        var change = ProfilePatch.read(body, fields);
        fields.throwIfAny();
        return answer(changeProfile.change(caller.id(), change), request);
    }

    private HttpResponse<?> answer(Optional<Profile> found, HttpRequest<?> request) {
        return found.<HttpResponse<?>>map(profile -> HttpResponse.ok(Me.of(profile)))
                .orElseGet(() -> problems.response(
                        request, Problem.of(ProblemCode.UNAUTHENTICATED, "This account is not there any more.")));
    }
}
