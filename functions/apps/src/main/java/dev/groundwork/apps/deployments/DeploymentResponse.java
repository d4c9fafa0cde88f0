package dev.groundwork.apps.deployments;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.PendingReason;
import dev.groundwork.kernel.DeploymentId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A deployment, as an answer. */
@Serdeable
public record DeploymentResponse(
        String id,
        String status,
        @Nullable String commit,
        @Nullable String buildId,
        String trigger,
        @Nullable String rollbackOf,
        String createdAt,
        @Nullable String startedAt,
        @Nullable String finishedAt,
        @Nullable FailureResponse failure,
        @Nullable PendingResponse pendingReason) {

    /** The reason why a deployment failed. */
    @Serdeable
    public record FailureResponse(String code, String detail) {

        static FailureResponse of(DeploymentFailure failure) {
            return new FailureResponse(failure.code().text(), failure.detail());
        }
    }

    /**
     * The reason why a deployment waits.
     *
     * @param position the place in the queue of the provider's quota, 1 for the next one; null where there is no queue
     * @param eta when it goes on, null where nobody knows
     */
    @Serdeable
    public record PendingResponse(
            String code,
            @Nullable Integer position,
            @Nullable String eta) {

        static PendingResponse of(PendingReason reason) {
            var position = reason.position();
            return new PendingResponse(
                    reason.code().text(), position.isPresent() ? position.getAsInt() : null, time(reason.eta()));
        }
    }

    /** Converts a deployment. */
    public static DeploymentResponse of(Deployment d) {
        return new DeploymentResponse(
                d.id().value(),
                d.status().text(),
                d.commit().map(CommitId::value).orElse(null),
                d.buildId().orElse(null),
                d.trigger().text(),
                d.rollbackOf().map(DeploymentId::value).orElse(null),
                d.createdAt().toString(),
                time(d.startedAt()),
                time(d.finishedAt()),
                d.failure().map(FailureResponse::of).orElse(null),
                d.pendingReason().map(PendingResponse::of).orElse(null));
    }

    private static @Nullable String time(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
