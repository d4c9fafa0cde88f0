package dev.groundwork.apps.metrics;

import dev.groundwork.appregistry.AppReader;
import dev.groundwork.hosting.uptime.ProbeRecordReader;
import dev.groundwork.http.Caller;
import dev.groundwork.http.Responses;
import dev.groundwork.http.Roles;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;

/** The route of an app's uptime. */
@Controller("/api/apps")
@Consumes(MediaType.ALL)
@Secured(Roles.USER)
final class MetricsController {

    private static final Duration SHOWN = Duration.ofHours(24);

    private final AppReader apps;
    private final ProbeRecordReader probes;
    private final ProductClock clock;

    MetricsController(AppReader apps, ProbeRecordReader probes, ProductClock clock) {
        this.apps = apps;
        this.probes = probes;
        this.clock = clock;
    }

    /** Read the uptime of an app: the probes of the last 24 hours, newest first. */
    @ApiResponse(
            responseCode = "200",
            description = "The probes and the part that succeeded.",
            content = @Content(schema = @Schema(implementation = MetricsResponse.class)))
    @Get("/{id}/metrics")
    HttpResponse<?> read(String id, Caller.User caller) {
        return apps.find(caller.id(), AppId.parse(id).orElseThrow(Responses::noSuchObject))
                .<HttpResponse<?>>map(app -> HttpResponse.ok(MetricsResponse.of(
                        probes.since(app.id(), clock.instant().minus(SHOWN)))))
                .orElseGet(Responses::notFound);
    }
}
