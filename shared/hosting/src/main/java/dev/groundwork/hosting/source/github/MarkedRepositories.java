package dev.groundwork.hosting.source.github;

import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.provider.MarkedObjects;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** The repositories of our organisation at GitHub whose description is a marker, as the sweep of orphans sees them. */
final class MarkedRepositories implements MarkedObjects {

    /** The most that GitHub lists on a page. */
    private static final int PAGE = 100;

    private static final int FIRST_PAGE = 1;

    private final GitHubApi api;
    private final Installation installation;
    private final GitHubWrites writes;
    private final SecretStore secrets;

    MarkedRepositories(GitHubApi api, Installation installation, GitHubWrites writes, SecretStore secrets) {
        this.api = api;
        this.installation = installation;
        this.writes = writes;
        this.secrets = secrets;
    }

    @Override
    public String place() {
        return "github";
    }

    @Override
    public boolean isConfigured() {
        return api.isConfigured() && AppKey.isIn(secrets.current(SecretName.GITHUB_APP));
    }

    /** Oldest first: new ones come at the end, and do not move the others to another page. The cursor is the number of a page. */
    @Override
    public ProviderOutcome<RegistryPage<MarkedObject>> list(StackName stack, Optional<String> cursor) {
        int number = cursor.map(Integer::parseInt).orElse(FIRST_PAGE);
        return installation.inOrganisation(access -> api.get(
                        access.token(),
                        "/orgs/" + GitHubRepository.escaped(access.organisation())
                                + "/repos?type=all&sort=created&direction=asc&per_page=" + PAGE + "&page=" + number,
                        GitHubJson.Repo[].class)
                .map(repos -> page(repos, stack, number)));
    }

    private static RegistryPage<MarkedObject> page(GitHubJson.Repo[] repos, StackName stack, int number) {
        var ours = Arrays.stream(repos)
                .filter(isOf(stack))
                .map(MarkedRepositories::object)
                .toList();
        var next = repos.length < PAGE ? Optional.<String>empty() : Optional.of(Integer.toString(number + 1));
        return new RegistryPage<>(ours, next);
    }

    private static Predicate<GitHubJson.Repo> isOf(StackName stack) {
        return repo -> stack.appOf(marker(repo)).isPresent();
    }

    private static MarkedObject object(GitHubJson.Repo repo) {
        var path = GitHubRepository.path(repo.owner().login(), repo.name());
        return new MarkedObject(Long.toString(repo.id()), path, marker(repo));
    }

    private static Marker marker(GitHubJson.Repo repo) {
        return new Marker(Objects.requireNonNullElse(repo.description(), ""));
    }

    @Override
    public boolean hasAnother(App app, MarkedObject object) {
        return app.repository()
                .filter(repository -> !Long.toString(repository.id()).equals(object.id()))
                .isPresent();
    }

    @Override
    public ProviderOutcome<MarkedObject> delete(MarkedObject object) {
        return writes.inOrganisation(access -> api.delete(access.token(), object.name()))
                .map(deleted -> object);
    }
}
