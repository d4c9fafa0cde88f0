package dev.groundwork.hosting.source.github;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.AppId;

/**
 * The keys of the table {@code apps} that belong to pushes to GitHub.
 *
 * <pre>
 * pk             sk                    item                                          condition on write
 * APP#app_…      PUSH                  the progress of the newest push of an app        none: its deployment's lease allows one writer
 * GITHUB         WRITES                the time of the next write to GitHub           ABSENT at first, then SAME_TIME
 * </pre>
 */
final class GitHubKeys {

    /** Nothing was written yet. */
    static final String ABSENT = "attribute_not_exists(pk)";

    /** Nobody has taken a place since it was read: of racing writers each gets a place of its own. */
    static final String SAME_TIME = "nextAt = :seen";

    /** The progress of the newest push of an app. */
    static Key push(AppId app) {
        return new Key("APP#" + app, "PUSH");
    }

    /** The time of the next write. */
    static Key writes() {
        return new Key("GITHUB", "WRITES");
    }

    private GitHubKeys() {}
}
