package dev.groundwork.hosting.source.github;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.source.github.Installation.Access;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Finds, creates and deletes the repository of an app. Whatever has its name without our marker is somebody else's and stays as it is. */
final class FindRepository {

    private static final int HASH_DIGITS = 12;

    private final GitHubApi api;
    private final Installation installation;
    private final GitHubWrites writes;
    private final StackName stack;

    FindRepository(GitHubApi api, Installation installation, GitHubWrites writes, StackName stack) {
        this.api = api;
        this.installation = installation;
        this.writes = writes;
        this.stack = stack;
    }

    /** Returns {@code u-<hash of the owner>-<slug>}: the owner's id does not stand at GitHub. */
    static String name(App app) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(app.owner().value().getBytes(StandardCharsets.US_ASCII));
            return "u-" + HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS) + "-"
                    + app.identity().slug();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Finds the repository, or creates it. A name conflict is somebody else's repository of this name. */
    ProviderOutcome<GitHubRepository> findOrCreate(App app) {
        var found = find(app);
        var repo = found instanceof ProviderOutcome.Missing ? create(app) : found;
        return repo.flatMap(r -> ours(app, r));
    }

    private ProviderOutcome<GitHubRepository> ours(App app, GitHubJson.Repo repo) {
        return isOurs(app, repo)
                ? new Answered<>(new GitHubRepository(api, installation, writes, repo))
                : new ProviderOutcome.NameConflict<>();
    }

    private boolean isOurs(App app, GitHubJson.Repo repo) {
        return stack.marker(app.id()).value().equals(repo.description());
    }

    private ProviderOutcome<GitHubJson.Repo> find(App app) {
        return installation.inOrganisation(access -> api.get(access.token(), path(access, app), GitHubJson.Repo.class));
    }

    /** Creates the repository. GitHub refuses a name that is taken with 422, which may be ours from a call whose answer was lost: it is looked at. */
    private ProviderOutcome<GitHubJson.Repo> create(App app) {
        var body = GitHubJson.NewRepository.of(name(app), stack.marker(app.id()).value());
        var created = writes.inOrganisation(access -> api.send(
                access.token(), "POST", "/orgs/" + access.organisation() + "/repos", body, GitHubJson.Repo.class));
        if (!(created instanceof ProviderOutcome.Rejected)) {
            return created;
        }
        var found = find(app);
        return found instanceof ProviderOutcome.Missing ? created : found;
    }

    /** Deletes the repository; returns true if it is gone, or was never ours. */
    boolean delete(App app) {
        return switch (find(app)) {
            case Answered<GitHubJson.Repo>(var repo) -> !isOurs(app, repo) || isDeleted(app);
            case ProviderOutcome.Missing<GitHubJson.Repo>() -> true;
            case ProviderOutcome.NameConflict<GitHubJson.Repo>() -> false;
            case ProviderOutcome.Rejected<GitHubJson.Repo> rejected -> false;
            case ProviderOutcome.VariableRefused<GitHubJson.Repo> rejected -> false;
            case ProviderOutcome.Unavailable<GitHubJson.Repo> unavailable -> false;
            case ProviderOutcome.TokenRefused<GitHubJson.Repo>() -> false;
        };
    }

    private boolean isDeleted(App app) {
        var deleted = writes.inOrganisation(access -> api.delete(access.token(), path(access, app)));
        return deleted instanceof Answered || deleted instanceof ProviderOutcome.Missing;
    }

    private static String path(Access access, App app) {
        return GitHubRepository.path(access.organisation(), name(app));
    }
}
