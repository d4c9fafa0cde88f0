package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.build.BuildSettings;
import dev.groundwork.localstack.provider.build.Builder;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as it is kept.
 *
 * @param id names it
 * @param clientToken the caller's name for it, if it gave one
 * @param repository where its source is
 * @param commit which state of it
 * @param settings what the owner says about the build; null in records of an earlier version
 * @param variables the app's own
 * @param artifact the deployment whose build it runs: itself, but for a roll-back
 * @param status how it stands
 * @param detail what went wrong, for the owner; empty when nothing did
 * @param createdAt when it was ordered
 * @param startedAt when work on it began
 * @param finishedAt when its status became final
 */
public record Deploy(
        String id,
        @Nullable String clientToken,
        URI repository,
        String commit,
        @Nullable BuildSettings settings,
        Map<String, String> variables,
        String artifact,
        DeployStatus status,
        String detail,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    public Deploy {
        variables = Map.copyOf(variables);
    }

    static Deploy ordered(String id, DeployOrder order, String artifact, Instant now) {
        return new Deploy(
                id,
                order.clientToken().orElse(null),
                order.repository(),
                order.commit(),
                order.settings(),
                order.variables(),
                artifact,
                DeployStatus.QUEUED,
                "",
                now,
                null,
                null);
    }

    /** Returns what is to be built for it. */
    Builder.Order build() {
        return new Builder.Order(repository, commit, settingsOrNone(), variables);
    }

    BuildSettings settingsOrNone() {
        return settings == null ? BuildSettings.NONE : settings;
    }

    /** Tells whether it runs what another one built. */
    boolean isRollback() {
        return !artifact.equals(id);
    }

    /** The same a step further. */
    Deploy as(DeployStatus next, String why, Instant now) {
        var begun = next == DeployStatus.BUILDING || (startedAt == null && next == DeployStatus.STARTING);
        return new Deploy(
                id,
                clientToken,
                repository,
                commit,
                settings,
                variables,
                artifact,
                next,
                why,
                createdAt,
                begun ? now : startedAt,
                next.isFinal() ? now : null);
    }

    @Override
    public String toString() {
        return "Deploy[" + id + ", " + status + "]";
    }
}
