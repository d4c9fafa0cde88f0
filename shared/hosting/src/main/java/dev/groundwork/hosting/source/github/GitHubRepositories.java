package dev.groundwork.hosting.source.github;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.source.PushOutcome;
import dev.groundwork.hosting.source.SourceCommit;
import dev.groundwork.hosting.source.SourceRepository;
import dev.groundwork.hosting.source.SourceStore;
import dev.groundwork.hosting.source.SourceTree;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Private repositories in our organisation at GitHub, one for each app, found by their name and adopted only with our marker. A request stores
 * its source and computes the commit; the worker pushes it, since GitHub's write limits do not fit into a request.
 */
public final class GitHubRepositories implements SourceRepository {

    /** A new repository has its first commit soon, but not always at once. */
    private static final Duration FIRST_COMMIT = Duration.ofSeconds(1);

    private final GitHubApi api;
    private final Installation installation;
    private final FindRepository repositories;
    private final SourceStore sources;
    private final Table table;
    private final InstantSource clock;

    GitHubRepositories(
            GitHubApi api,
            Installation installation,
            GitHubWrites writes,
            SourceStore sources,
            Table table,
            StackName stack,
            InstantSource clock) {
        this.api = api;
        this.installation = installation;
        this.repositories = new FindRepository(api, installation, writes, stack);
        this.sources = sources;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public boolean isConfigured(ProviderName provider) {
        return api.isConfigured() && installation.hasKey();
    }

    @Override
    public Optional<CommitId> commit(App app, SourceTree tree, Instant now) {
        var commit = SourceCommit.of(tree, now);
        var same = app.source()
                .flatMap(id -> sources.find(app.id(), id))
                .filter(stored -> stored.tree().equals(commit.tree()));
        if (same.isPresent()) {
            return same.map(SourceCommit::id);
        }
        sources.put(app.id(), commit, tree);
        return Optional.of(commit.id());
    }

    @Override
    public CommitId newest(App app, CommitId committed) {
        return committed;
    }

    @Override
    public Optional<Repository> repository(App app) {
        return app.repository().map(r -> new Repository.AtGitHub(r.url(), r.owner(), r.name(), r.id()));
    }

    @Override
    public CommitId pushed(App app, CommitId commit) {
        return app.repository()
                .filter(r -> r.source().equals(commit))
                .map(App.GitHubRepository::pushed)
                .orElse(commit);
    }

    @Override
    public PushOutcome push(App app, CommitId commit) {
        if (!api.isConfigured()) {
            return rejected("The product's organisation at GitHub is not configured.");
        }
        return outcome(repositories.findOrCreate(app), repository -> push(app, commit, repository));
    }

    private PushOutcome push(App app, CommitId commit, GitHubRepository repository) {
        return switch (PushCommit.find(repository, commit)) {
            case ProviderOutcome.Answered<Optional<String>>(var found) ->
                found.<PushOutcome>map(id -> pushed(repository, commit, id))
                        .orElseGet(() -> write(app, commit, repository));
            case ProviderOutcome.Missing<Optional<String>>() -> soon();
            case ProviderOutcome.NameConflict<Optional<String>>() -> soon();
            case ProviderOutcome.Rejected<Optional<String>>(var detail) -> rejected(detail);
            case ProviderOutcome.VariableRefused<Optional<String>>(var detail) -> rejected(detail);
            case ProviderOutcome.Unavailable<Optional<String>>(var limited, var after) ->
                new PushOutcome.Later(limited, after);
            case ProviderOutcome.TokenRefused<Optional<String>>() -> new PushOutcome.Later(false, Optional.empty());
        };
    }

    private PushOutcome write(App app, CommitId commit, GitHubRepository repository) {
        var source = sources.find(app.id(), commit);
        var tree = source.flatMap(stored -> sources.read(app.id(), commit));
        if (tree.isEmpty()) {
            return rejected("The source is not stored any more. Upload it again and deploy.");
        }
        var seen = PushProgress.read(table, app.id(), commit, repository.id());
        var push = new PushTree(repository, tree.get(), seen, clock);
        var written = push.run();
        if (!push.progress().equals(seen)) {
            push.progress().write(table, app.id());
        }
        return outcome(
                written,
                whole -> whole.map(id -> outcome(
                                new PushCommit(repository, source.orElseThrow()).write(id),
                                done -> pushed(repository, commit, done)))
                        .orElseGet(PushOutcome.Unfinished::new));
    }

    private static PushOutcome pushed(GitHubRepository repository, CommitId commit, String id) {
        return new PushOutcome.Pushed(Optional.of(repository.pushed(commit, id)));
    }

    private static <T> PushOutcome outcome(ProviderOutcome<T> outcome, Function<T, PushOutcome> answered) {
        return switch (outcome) {
            case ProviderOutcome.Answered<T>(var value) -> answered.apply(value);
            case ProviderOutcome.Missing<T>() ->
                rejected("The product's organisation or repository is not at GitHub any more.");
            case ProviderOutcome.NameConflict<T>() ->
                new PushOutcome.Refused(
                        DeploymentFailure.Code.NAME_CONFLICT,
                        "A repository of this name at GitHub is not this app's. Rename or remove it.");
            case ProviderOutcome.Rejected<T>(var detail) -> rejected(detail);
            case ProviderOutcome.VariableRefused<T>(var detail) -> rejected(detail);
            case ProviderOutcome.Unavailable<T>(var limited, var after) -> new PushOutcome.Later(limited, after);
            case ProviderOutcome.TokenRefused<T>() -> new PushOutcome.Later(false, Optional.empty());
        };
    }

    private static PushOutcome soon() {
        return new PushOutcome.Later(false, Optional.of(FIRST_COMMIT));
    }

    private static PushOutcome rejected(String detail) {
        return new PushOutcome.Refused(DeploymentFailure.Code.PROVIDER_REJECTED, detail);
    }

    @Override
    public void discard(App app) {
        sources.delete(app.id());
    }

    @Override
    public boolean delete(App app) {
        if (api.isConfigured() && !repositories.delete(app)) {
            return false;
        }
        sources.delete(app.id());
        PushProgress.delete(table, app.id());
        return true;
    }
}
