package dev.groundwork.auth.sessions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.activity.Paging;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Problems;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.SessionId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sessions of the signed-in user. */
@Controller("/api/auth/sessions")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class DeviceController {

    private final SignedInDevices devices;
    private final RevokeSessions revokeSessions;
    private final ProductClock clock;
    private final Problems problems;

    DeviceController(SignedInDevices devices, RevokeSessions revokeSessions, ProductClock clock, Problems problems) {
        this.devices = devices;
        this.revokeSessions = revokeSessions;
        this.clock = clock;
        this.problems = problems;
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SessionPage(List<SessionBody> items, @Nullable String nextCursor) {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SessionBody(String id, String ip, String userAgent, String createdAt, String lastUsedAt, boolean current) {

        static SessionBody of(Device device, SessionId own) {
            return new SessionBody(
                    device.session().value(),
                    device.ip(),
                    device.userAgent(),
                    device.createdAt().toString(),
                    device.lastUsedAt().toString(),
                    device.session().equals(own));
        }
    }

    /** List the sessions of the signed-in user, the newest sign-in first. */
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 100, 50 by default.")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The nextCursor of the answer before.")
    @ApiResponse(
            responseCode = "200",
            description = "Sessions; nextCursor is null when there are no more.",
            content = @Content(schema = @Schema(implementation = SessionPage.class)))
    @Get
    HttpResponse<?> list(Caller.User caller, HttpRequest<?> request) {
        var paging = new Paging(caller.id(), "sessions");
        var page = devices.list(
                caller.id(), paging.start(request, SessionId::parse), paging.limit(request), clock.instant());
        var items = page.devices().stream()
                .map(device -> SessionBody.of(device, caller.session()))
                .toList();
        return HttpResponse.ok(
                new SessionPage(items, page.last().map(paging::cursor).orElse(null)));
    }

    /** End one session of the signed-in user. */
    @ApiResponse(responseCode = "204", description = "The session has ended.", content = @Content)
    @Delete("/{id}")
    HttpResponse<?> revoke(String id, Caller.User caller, Origin origin, HttpRequest<?> request) {
        return SessionId.parse(id)
                .filter(session -> revokeSessions.revoke(caller.id(), session, origin))
                .<HttpResponse<?>>map(session -> HttpResponse.noContent())
                .orElseGet(() ->
                        problems.response(request, Problem.of(ProblemCode.NOT_FOUND, "You have no such device.")));
    }

    /** End every session of the signed-in user but the one that asks. */
    @ApiResponse(responseCode = "204", description = "Every other session has ended.", content = @Content)
    @Delete
    HttpResponse<?> revokeOthers(Caller.User caller, Origin origin) {
        revokeSessions.revokeOthers(caller.id(), caller.session(), origin);
        return HttpResponse.noContent();
    }
}
