package dev.groundwork.localstack.cloud.secrets;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A secret with its versions; a change makes another one.
 *
 * @param arn ends with a hyphen and six characters, as AWS's do
 * @param createdAt milliseconds since 1970
 * @param versions oldest first
 * @param rotationFunction the ARN of the function that rotates it, null where none does
 * @param rotatedAt when it was last rotated, milliseconds since 1970
 * @param deletedAt when it will be or was given up, milliseconds since 1970, null for a living one
 */
record Secret(
        String name,
        String arn,
        String description,
        long createdAt,
        List<Version> versions,
        @Nullable String rotationFunction,
        @Nullable Long rotatedAt,
        @Nullable Long deletedAt) {

    static final String CURRENT = "AWSCURRENT";
    static final String PREVIOUS = "AWSPREVIOUS";
    static final String PENDING = "AWSPENDING";

    /** As many as AWS promises to keep; what is over and has no stage goes, oldest first. */
    static final int MAX_VERSIONS = 100;

    /**
     * One value of a secret.
     *
     * @param text null for a binary value, and until a rotation's first step has given it one
     * @param binary base64, null for a text
     * @param createdAt milliseconds since 1970
     */
    record Version(
            String id, @Nullable String text, @Nullable String binary, long createdAt, List<String> stages) {

        @JsonIgnore
        boolean hasValue() {
            return text != null || binary != null;
        }

        private Version without(String stage) {
            return new Version(
                    id,
                    text,
                    binary,
                    createdAt,
                    stages.stream().filter(s -> !s.equals(stage)).toList());
        }

        private Version with(String stage) {
            var more = new ArrayList<>(without(stage).stages);
            more.add(stage);
            return new Version(id, text, binary, createdAt, List.copyOf(more));
        }
    }

    Secret {
        versions = List.copyOf(versions);
    }

    Optional<Version> version(String id) {
        return versions.stream().filter(version -> version.id.equals(id)).findFirst();
    }

    Optional<Version> staged(String stage) {
        return versions.stream()
                .filter(version -> version.stages.contains(stage))
                .findFirst();
    }

    /** With this version in place of the one with its id, or as the newest. */
    Secret put(Version fresh) {
        var all = new LinkedHashMap<String, Version>();
        versions.forEach(version -> all.put(version.id, version));
        all.put(fresh.id, fresh);
        var kept = new ArrayList<>(all.values());
        while (kept.size() > MAX_VERSIONS) {
            var oldest = kept.stream().filter(v -> v.stages.isEmpty()).findFirst();
            if (oldest.isEmpty()) {
                break;
            }
            kept.remove(oldest.get());
        }
        return withVersions(kept);
    }

    /** With a stage moved to a version; where it is AWSCURRENT, the one that had it becomes AWSPREVIOUS. */
    Secret stage(String stage, String versionId) {
        var before = staged(stage).map(Version::id);
        var moved = unstage(stage).restage(stage, versionId);
        boolean demotes =
                stage.equals(CURRENT) && before.isPresent() && !before.get().equals(versionId);
        return demotes ? moved.unstage(PREVIOUS).restage(PREVIOUS, before.get()) : moved;
    }

    /** With a stage taken away from whichever version has it. */
    Secret unstage(String stage) {
        return withVersions(versions.stream().map(v -> v.without(stage)).toList());
    }

    private Secret restage(String stage, String versionId) {
        return withVersions(versions.stream()
                .map(v -> v.id.equals(versionId) ? v.with(stage) : v)
                .toList());
    }

    private Secret withVersions(List<Version> fresh) {
        return new Secret(name, arn, description, createdAt, fresh, rotationFunction, rotatedAt, deletedAt);
    }

    Secret rotatedBy(@Nullable String function) {
        return new Secret(name, arn, description, createdAt, versions, function, rotatedAt, deletedAt);
    }

    Secret rotatedAt(long now) {
        return new Secret(name, arn, description, createdAt, versions, rotationFunction, now, deletedAt);
    }

    Secret deletedAt(@Nullable Long at) {
        return new Secret(name, arn, description, createdAt, versions, rotationFunction, rotatedAt, at);
    }

    /** The stages by version id, versions without any left out. */
    Map<String, List<String>> stages() {
        var stages = new LinkedHashMap<String, List<String>>();
        versions.stream().filter(v -> !v.stages.isEmpty()).forEach(v -> stages.put(v.id, v.stages));
        return stages;
    }
}
