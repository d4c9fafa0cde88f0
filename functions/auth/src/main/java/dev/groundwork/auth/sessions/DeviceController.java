package dev.groundwork.auth.sessions;

import dev.groundwork.auth.sessions.DeviceReader.Device;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Edge;
import dev.groundwork.http.PagedList;
import dev.groundwork.http.QueryParameters;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.SessionId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
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

    private final DeviceReader devices;
    private final RevokeSessions revokeSessions;
    private final ProductClock clock;

    DeviceController(DeviceReader devices, RevokeSessions revokeSessions, ProductClock clock) {
        this.devices = devices;
        this.revokeSessions = revokeSessions;
        this.clock = clock;
    }

    @Serdeable
    record SessionPage(List<SessionBody> items, @Nullable String nextCursor) {}

    @Serdeable
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
    @PagedList
    @ApiResponse(
            responseCode = "200",
            description = "Sessions; nextCursor is null when there are no more.",
            content = @Content(schema = @Schema(implementation = SessionPage.class)))
    @Get
    SessionPage list(Caller.User caller, QueryParameters query) {
        var paging = query.paging("sessions", caller.id()).get();
        var page = devices.list(caller.id(), paging.start(SessionId::parse), paging.limit(), clock.instant());
        var items = page.devices().stream()
                .map(device -> SessionBody.of(device, caller.session()))
                .toList();
        return paging.page(items, page.last(), SessionPage::new);
    }

    /** End one session of the signed-in user. */
    @ApiResponse(responseCode = "204", description = "The session has ended.", content = @Content)
    @Delete("/{id}")
    HttpResponse<?> revoke(String id, Caller.User caller, Edge origin) {
        return SessionId.parse(id)
                .filter(session -> revokeSessions.revoke(caller.id(), session, origin))
                .<HttpResponse<?>>map(session -> HttpResponse.noContent())
                .orElseGet(() -> Responses.notFound("You have no such session."));
    }

    /** End every session of the signed-in user but the one that asks. */
    @ApiResponse(responseCode = "204", description = "Every other session has ended.", content = @Content)
    @Delete
    HttpResponse<?> revokeOthers(Caller.User caller, Edge origin) {
        revokeSessions.revokeOthers(caller.id(), caller.session(), origin);
        return HttpResponse.noContent();
    }
}
