package dev.groundwork.hosting.source.github;

import dev.groundwork.hosting.source.SourceCommit;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of GitHub's REST API, as far as it is used. Members that are not used here are not read. */
final class GitHubJson {

    private GitHubJson() {}

    @Serdeable
    record Account(String login, @Nullable String type) {}

    @Serdeable
    record Installation(long id, @Nullable Account account) {}

    @Serdeable
    record TokenRequest(@Nullable List<Long> repository_ids, Map<String, String> permissions) {}

    @Serdeable
    record Token(String token, String expires_at) {}

    @Serdeable
    record NewRepository(
            String name,
            String description,

            @com.fasterxml.jackson.annotation.JsonProperty("private")
            boolean isPrivate,

            String visibility,
            boolean has_issues,
            boolean has_projects,
            boolean has_wiki,
            boolean auto_init) {

        /** A private repository with a first commit, without which GitHub takes no objects. */
        static NewRepository of(String name, String description) {
            return new NewRepository(name, description, true, "private", false, false, false, true);
        }
    }

    @Serdeable
    record Repo(
            long id,
            String name,
            Account owner,
            String html_url,
            @Nullable String description) {}

    @Serdeable
    record GitObject(String sha) {}

    @Serdeable
    record Ref(GitObject object) {}

    @Serdeable
    record Message(String message) {}

    @Serdeable
    record Commit(String sha, Message commit, List<GitObject> parents) {}

    @Serdeable
    record NewBlob(String content, String encoding) {}

    @Serdeable
    record TreeEntry(
            String path,
            String mode,
            String type,
            @Nullable String sha,
            @Nullable String content) {}

    @Serdeable
    record NewTree(@Nullable String base_tree, List<TreeEntry> tree) {}

    @Serdeable
    record Person(String name, String email, String date) {

        static Person at(Instant second) {
            return new Person(SourceCommit.NAME, SourceCommit.ADDRESS, second.toString());
        }
    }

    @Serdeable
    record NewCommit(String message, String tree, List<String> parents, Person author, Person committer) {}

    @Serdeable
    record MoveRef(String sha, boolean force) {}

    @Serdeable
    record ApiError(@Nullable String message) {}

    /** An answer whose body does not matter. */
    @Serdeable
    record Nothing() {}
}
