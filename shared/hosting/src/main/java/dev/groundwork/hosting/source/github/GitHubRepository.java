package dev.groundwork.hosting.source.github;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.Repository;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The calls for one repository at GitHub. */
final class GitHubRepository {

    private final GitHubApi api;
    private final Installation installation;
    private final GitHubWrites writes;
    private final GitHubJson.Repo repo;
    private final String path;

    GitHubRepository(GitHubApi api, Installation installation, GitHubWrites writes, GitHubJson.Repo repo) {
        this.api = api;
        this.installation = installation;
        this.writes = writes;
        this.repo = repo;
        this.path = path(repo.owner().login(), repo.name());
    }

    static String path(String owner, String name) {
        return "/repos/" + escaped(owner) + "/" + escaped(name);
    }

    static String escaped(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    long id() {
        return repo.id();
    }

    /** Returns what an app keeps of it. */
    App.GitHubRepository pushed(CommitId source, String id) {
        return new App.GitHubRepository(
                URI.create(repo.html_url()), repo.owner().login(), repo.name(), repo.id(), source, new CommitId(id));
    }

    /** Reads where the branch stands. */
    ProviderOutcome<String> head() {
        return read("/git/ref/heads/" + Repository.BRANCH, GitHubJson.Ref.class)
                .map(ref -> ref.object().sha());
    }

    /** Reads a commit; of its files, which do not matter, as few as possible. */
    ProviderOutcome<GitHubJson.Commit> commit(String id) {
        return read("/commits/" + id + "?per_page=1", GitHubJson.Commit.class);
    }

    private <T> ProviderOutcome<T> read(String what, Class<T> type) {
        return installation.inRepository(repo.id(), access -> api.get(access.token(), path + what, type));
    }

    ProviderOutcome<String> writeBlob(GitHubJson.NewBlob blob) {
        return write("/git/blobs", blob);
    }

    ProviderOutcome<String> writeTree(GitHubJson.NewTree tree) {
        return write("/git/trees", tree);
    }

    ProviderOutcome<String> writeCommit(String message, String tree, List<String> parents, GitHubJson.Person person) {
        return write("/git/commits", new GitHubJson.NewCommit(message, tree, parents, person, person));
    }

    private <B> ProviderOutcome<String> write(String what, B body) {
        return writes.inRepository(
                        repo.id(),
                        access -> api.send(access.token(), "POST", path + what, body, GitHubJson.GitObject.class))
                .map(GitHubJson.GitObject::sha);
    }

    /** Moves the branch to a commit on top of where it stands; refused where it stands elsewhere. */
    ProviderOutcome<String> moveBranch(String commit) {
        return writes.inRepository(
                        repo.id(),
                        access -> api.send(
                                access.token(),
                                "PATCH",
                                path + "/git/refs/heads/" + Repository.BRANCH,
                                new GitHubJson.MoveRef(commit, false),
                                GitHubJson.Ref.class))
                .map(ref -> ref.object().sha());
    }
}
