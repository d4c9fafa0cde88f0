package dev.groundwork.apps.registry;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Serving;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.apps.deployments.DeploymentResponse;
import dev.groundwork.hosting.provider.Capabilities;
import dev.groundwork.hosting.provider.Repository;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An app, as an answer. */
@Serdeable
record AppResponse(
        String id,
        String ideaId,
        String name,
        String appSlug,
        String status,
        String provider,
        @Nullable String url,
        @Nullable String gitRepoUrl,
        BuildResponse build,
        String createdAt,
        String updatedAt,
        @Nullable String lastDeployedAt,
        @Nullable DeploymentResponse lastDeployment,
        CapabilitiesResponse capabilities,
        @Nullable String statusReason,
        @Nullable String suspendedAt) {

    /**
     * Converts an app. Its url is null while nothing serves there.
     *
     * @param repository its git repository, nothing before it has one
     */
    static AppResponse of(App app, Capabilities capabilities, Optional<Repository> repository) {
        var identity = app.identity();
        var serving = app.serving();
        var url = serving.url().filter(u -> serving.status() == Serving.Status.DEPLOYED);
        return new AppResponse(
                app.id().value(),
                identity.idea().value(),
                app.settings().name().value(),
                identity.slug().value(),
                serving.status().text(),
                identity.provider().text(),
                url.map(URI::toString).orElse(null),
                repository.map(r -> r.url().toString()).orElse(null),
                BuildResponse.of(app.settings().build()),
                identity.createdAt().toString(),
                app.updatedAt().toString(),
                time(serving.lastDeployedAt()),
                app.latest().map(DeploymentResponse::of).orElse(null),
                CapabilitiesResponse.of(capabilities),
                serving.reason().map(StatusReason::text).orElse(null),
                time(serving.suspendedAt()));
    }

    private static @Nullable String time(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
