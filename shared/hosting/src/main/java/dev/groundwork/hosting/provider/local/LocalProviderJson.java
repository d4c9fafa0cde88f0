package dev.groundwork.hosting.provider.local;

import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.HostingProvider.Log;
import dev.groundwork.hosting.provider.HostingProvider.LogLine;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.provider.Marker;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON of the local provider's API. Members that are not used here are not read. */
final class LocalProviderJson {

    private LocalProviderJson() {}

    @Serdeable
    record NewService(String marker) {}

    @Serdeable
    record Service(String id, String marker, @Nullable String url, String status) {

        HostingProvider.Service read() {
            var state =
                    switch (status) {
                        case "running" -> ServiceState.RUNNING;
                        case "stopped" -> ServiceState.STOPPED;
                        case "crashed" -> ServiceState.CRASHED;
                        case "none" -> ServiceState.NONE;
                        default -> ServiceState.UNKNOWN;
                    };
            return new HostingProvider.Service(
                    new ServiceId(id),
                    new Marker(marker),
                    Optional.ofNullable(url).map(URI::create),
                    state,
                    "");
        }
    }

    @Serdeable
    record Services(List<Service> items) {}

    @Serdeable
    record NewDeploy(String gitUrl, String commit, Map<String, String> variables, String clientToken) {}

    @Serdeable
    record Rollback(String deployId, String clientToken) {}

    @Serdeable
    record Deploy(String id, String status, @Nullable String detail) {

        HostingProvider.Deploy read() {
            var state =
                    switch (status) {
                        case "queued" -> DeployState.QUEUED;
                        case "building", "starting" -> DeployState.BUILDING;
                        case "live" -> DeployState.LIVE;
                        case "build_failed" -> DeployState.BUILD_FAILED;
                        case "start_failed" -> DeployState.START_FAILED;
                        case "health_check_failed" -> DeployState.HEALTH_CHECK_FAILED;
                        case "superseded" -> DeployState.SUPERSEDED;
                        case "cancelled" -> DeployState.CANCELLED;
                        default -> DeployState.UNKNOWN;
                    };
            return new HostingProvider.Deploy(
                    new ProviderDeployId(id), state, Optional.ofNullable(detail).orElse(""));
        }
    }

    @Serdeable
    record Deploys(List<Deploy> items) {}

    @Serdeable
    record Line(String time, String message, String cursor) {}

    @Serdeable
    record Lines(List<Line> items, @Nullable String nextCursor) {

        Log read() {
            var lines = items.stream()
                    .map(l -> new LogLine(Instant.parse(l.time()), l.message(), l.cursor()))
                    .toList();
            return new Log(lines, Optional.ofNullable(nextCursor));
        }
    }

    @Serdeable
    record ApiError(String code, String message) {}
}
