package dev.groundwork.hosting.source.github;

import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.source.github.Installation.Access;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Makes writes at GitHub, each in its place. */
final class GitHubWrites {

    /** Waits until a time. */
    @FunctionalInterface
    interface Pause {
        void until(Instant time);
    }

    private final Installation installation;
    private final WritePace pace;
    private final Pause pause;

    GitHubWrites(Installation installation, WritePace pace, Pause pause) {
        this.installation = installation;
        this.pace = pace;
        this.pause = pause;
    }

    /** Makes a write to one repository. */
    <T> ProviderOutcome<T> inRepository(long repository, Function<Access, ProviderOutcome<T>> write) {
        return paced(() -> installation.inRepository(repository, write));
    }

    /** Makes a write to the organisation. */
    <T> ProviderOutcome<T> inOrganisation(Function<Access, ProviderOutcome<T>> write) {
        return paced(() -> installation.inOrganisation(write));
    }

    @FunctionalInterface
    private interface Write<T> {
        ProviderOutcome<T> send();
    }

    private <T> ProviderOutcome<T> paced(Write<T> write) {
        return switch (pace.take()) {
            case WritePace.Place.Later(var after) -> unavailable(after);
            case WritePace.Place.At(var time, var wasRefused) -> {
                pause.until(time);
                yield outcome(write.send(), wasRefused);
            }
        };
    }

    private <T> ProviderOutcome<T> outcome(ProviderOutcome<T> outcome, boolean wasRefused) {
        if (outcome instanceof ProviderOutcome.Unavailable<T>(var isLimit, var after) && isLimit) {
            return unavailable(pace.refused(after));
        }
        if (wasRefused && outcome instanceof ProviderOutcome.Answered) {
            pace.accepted();
        }
        return outcome;
    }

    private static <T> ProviderOutcome<T> unavailable(Duration after) {
        return new ProviderOutcome.Unavailable<>(true, Optional.of(after));
    }
}
