package dev.groundwork.hosting.provider.local;

import dev.groundwork.appregistry.model.BuildSettings.CommandLine;
import dev.groundwork.appregistry.model.BuildSettings.Directory;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.Databases;
import dev.groundwork.hosting.provider.Databases.ConnectionString;
import dev.groundwork.hosting.provider.Databases.DatabaseId;
import dev.groundwork.hosting.provider.Databases.DatabaseState;
import dev.groundwork.hosting.provider.DeployRequest;
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
    record NewDatabase(String marker, String engine) {}

    @Serdeable
    record Engines(List<String> items) {}

    @Serdeable
    record Database(
            String id,
            String marker,
            String engine,
            String status,
            String url,
            @Nullable String detail) {

        Databases.Database read() {
            var state =
                    switch (status) {
                        case "provisioning" -> DatabaseState.PROVISIONING;
                        case "ready" -> DatabaseState.READY;
                        case "failed" -> DatabaseState.FAILED;
                        default -> DatabaseState.UNKNOWN;
                    };
            return new Databases.Database(
                    new DatabaseId(id),
                    engine,
                    state,
                    Optional.of(new ConnectionString(url)).filter(address -> state == DatabaseState.READY),
                    Optional.empty(),
                    Optional.ofNullable(detail).orElse(""));
        }
    }

    @Serdeable
    record DatabaseList(List<Database> items) {}

    @Serdeable
    record NewDeploy(
            String gitUrl,
            String commit,
            @Nullable String rootDirectory,
            @Nullable String buildCommand,
            @Nullable String startCommand,
            @Nullable String outputDirectory,
            Map<String, String> variables,
            String clientToken) {

        static NewDeploy of(DeployRequest request) {
            var settings = request.settings();
            return new NewDeploy(
                    request.repository().url().toString(),
                    request.commit().value(),
                    settings.rootDirectory().map(Directory::value).orElse(null),
                    settings.buildCommand().map(CommandLine::value).orElse(null),
                    settings.startCommand().map(CommandLine::value).orElse(null),
                    settings.outputDirectory().map(Directory::value).orElse(null),
                    request.variables(),
                    request.token().deployment().value());
        }
    }

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
