package dev.groundwork.auth.profile;

import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.ProfileReader;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.json.JsonBody;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
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

    private final ProfileReader profiles;
    private final ChangeProfile changeProfile;

    ProfileController(ProfileReader profiles, ChangeProfile changeProfile) {
        this.profiles = profiles;
        this.changeProfile = changeProfile;
    }

    /** Read the profile of the signed-in user. */
    @ApiResponse(
            responseCode = "200",
            description = "The account.",
            content = @Content(schema = @Schema(implementation = Me.class)))
    @Get
    HttpResponse<?> me(Caller.User caller) {
        return answer(profiles.find(caller.id()));
    }

    /** Change the profile of the signed-in user. A member that is left out stays as it is; {@code avatarUrl} may be null for none. The slug never changes. */
    @ApiResponse(
            responseCode = "200",
            description = "The account as it is now.",
            content = @Content(schema = @Schema(implementation = Me.class)))
    @RequestBody(content = @Content(schema = @Schema(implementation = ProfilePatch.class)))
    @Patch
    HttpResponse<?> change(JsonBody body, Caller.User caller) {
        return answer(changeProfile.change(caller.id(), body.read(ProfilePatch::read)));
    }

    private static HttpResponse<?> answer(Optional<Profile> found) {
        return found.<HttpResponse<?>>map(profile -> HttpResponse.ok(Me.of(profile)))
                .orElseGet(() -> Responses.problem(ProblemCode.UNAUTHENTICATED, "This account is not there any more."));
    }
}
