package dev.groundwork.apps.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppStatus;
import dev.groundwork.appregistry.model.CommitId;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.PendingReason;
import dev.groundwork.appregistry.model.StatusReason;
import dev.groundwork.hosting.domain.Capabilities;
import dev.groundwork.kernel.DeploymentId;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON of apps. Every member of an answer is always there; a member of a request is null when the caller left it out. */
final class AppJson {

    private AppJson() {}

    @Serdeable
    record Create(
            @Nullable String name,
            @Nullable String ideaId,
            @Nullable String provider) {}

    @Serdeable
    record Status(String status) {}

    @Serdeable
    record Deploying(String deploymentId, String status) {}

    @Serdeable
    record Stored(String commit, int files, long bytes, List<String> warnings) {}

    /** What a route takes that takes nothing. */
    @Serdeable
    record Nothing() {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AppPage(List<AppBody> items, @Nullable String nextCursor) {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record DeploymentPage(
            List<DeploymentBody> items, @Nullable String nextCursor) {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LogPage(List<LogLine> items, @Nullable String nextCursor) {}

    @Serdeable
    record LogLine(String time, String type, String message) {}

    @Serdeable
    record Can(
            boolean stop,
            boolean start,
            boolean restart,
            boolean rollback,
            boolean logs,
            boolean domains,
            boolean apexDomains,
            boolean database) {

        static Can of(Capabilities c) {
            return new Can(
                    c.stop(),
                    c.start(),
                    c.restart(),
                    c.rollback(),
                    c.logs(),
                    c.domains(),
                    c.apexDomains(),
                    c.database());
        }
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AppBody(
            String id,
            String ideaId,
            String name,
            String appSlug,
            String status,
            String provider,
            @Nullable String url,
            @Nullable String gitRepoUrl,
            String createdAt,
            String updatedAt,
            @Nullable String lastDeployedAt,
            @Nullable DeploymentBody lastDeployment,
            Can capabilities,
            @Nullable String statusReason,
            @Nullable String suspendedAt) {

        /** The url is told while something serves there. */
        static AppBody of(App app, Capabilities capabilities, URI repository) {
            var identity = app.identity();
            var serving = app.serving();
            var url = serving.url().filter(u -> serving.status() == AppStatus.DEPLOYED);
            return new AppBody(
                    app.id().value(),
                    identity.idea().value(),
                    identity.name().value(),
                    identity.slug().value(),
                    serving.status().text(),
                    identity.provider().text(),
                    url.map(URI::toString).orElse(null),
                    app.source().map(s -> repository.toString()).orElse(null),
                    time(identity.createdAt()),
                    time(app.updatedAt()),
                    time(serving.lastDeployedAt()),
                    app.latest().map(DeploymentBody::of).orElse(null),
                    Can.of(capabilities),
                    serving.reason().map(StatusReason::text).orElse(null),
                    time(serving.suspendedAt()));
        }
    }

    @Serdeable
    record FailureBody(String code, String detail) {

        static FailureBody of(DeploymentFailure failure) {
            return new FailureBody(failure.code().text(), failure.detail());
        }
    }

    @Serdeable
    record PendingBody(String code) {

        static PendingBody of(PendingReason reason) {
            return new PendingBody(reason.text());
        }
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record DeploymentBody(
            String id,
            String status,
            @Nullable String commit,
            @Nullable String buildId,
            String trigger,
            @Nullable String rollbackOf,
            String createdAt,
            @Nullable String startedAt,
            @Nullable String finishedAt,
            @Nullable FailureBody failure,
            @Nullable PendingBody pendingReason) {

        static DeploymentBody of(Deployment d) {
            return new DeploymentBody(
                    d.id().value(),
                    d.status().text(),
                    d.commit().map(CommitId::value).orElse(null),
                    d.buildId().orElse(null),
                    d.trigger().text(),
                    d.rollbackOf().map(DeploymentId::value).orElse(null),
                    time(d.createdAt()),
                    time(d.startedAt()),
                    time(d.finishedAt()),
                    d.failure().map(FailureBody::of).orElse(null),
                    d.pendingReason().map(PendingBody::of).orElse(null));
        }
    }

    private static String time(Instant instant) {
        return instant.toString();
    }

    private static @Nullable String time(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
