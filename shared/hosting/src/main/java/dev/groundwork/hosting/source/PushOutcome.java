package dev.groundwork.hosting.source;

import dev.groundwork.appregistry.model.App.GitHubRepository;
import dev.groundwork.appregistry.model.DeploymentFailure;
import java.time.Duration;
import java.util.Optional;

/** The outcome of bringing a commit to its repository. */
public sealed interface PushOutcome {

    /**
     * The commit is there.
     *
     * @param repository the repository at GitHub, nothing where it is on disk
     */
    record Pushed(Optional<GitHubRepository> repository) implements PushOutcome {}

    /** A part of it is there; the rest follows in another run. */
    record Unfinished() implements PushOutcome {}

    /**
     * The repository's host cannot do it now.
     *
     * @param rateLimited true if it asks for fewer calls
     * @param after how long it asks us to wait
     */
    record Later(boolean rateLimited, Optional<Duration> after) implements PushOutcome {}

    /** It cannot be done; repeating does not help. */
    record Refused(DeploymentFailure.Code code, String detail) implements PushOutcome {}
}
