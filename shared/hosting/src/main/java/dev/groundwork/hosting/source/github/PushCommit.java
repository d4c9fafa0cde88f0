package dev.groundwork.hosting.source.github;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.source.SourceCommit;
import java.util.List;
import java.util.Optional;

/**
 * Brings a source's commit below a branch. The commit has no parent, so its id is known before any repository exists; the branch moves to a merge
 * of where it stood and of that commit, never back. A merge names its source, so a push whose answer was lost finds itself again.
 */
final class PushCommit {

    /** The tries to move the branch while others move it. */
    private static final int MAX_MOVES = 4;

    private final GitHubRepository repository;
    private final SourceCommit source;

    PushCommit(GitHubRepository repository, SourceCommit source) {
        this.repository = repository;
        this.source = source;
    }

    /** Returns the id of the source's commit where the branch stands on it already, nothing where it stands elsewhere. */
    static ProviderOutcome<Optional<String>> find(GitHubRepository repository, CommitId source) {
        return repository
                .head()
                .flatMap(repository::commit)
                .map(head -> head.commit().message().strip().equals(message(source))
                                && head.parents().size() == 2
                        ? Optional.of(head.parents().get(1).sha())
                        : Optional.empty());
    }

    /** Writes the commit of a tree that is there, and moves the branch. Returns the id that GitHub has for the commit. */
    ProviderOutcome<String> write(String tree) {
        var person = GitHubJson.Person.at(source.time());
        return repository
                .writeCommit(SourceCommit.MESSAGE, tree, List.of(), person)
                .flatMap(commit -> move(tree, commit, person));
    }

    /** Makes the merge anew where the branch has moved meanwhile. */
    private ProviderOutcome<String> move(String tree, String commit, GitHubJson.Person person) {
        for (int i = 0; i < MAX_MOVES; i++) {
            var moved = repository
                    .head()
                    .flatMap(head -> repository.writeCommit(message(source.id()), tree, List.of(head, commit), person))
                    .flatMap(repository::moveBranch);
            var isElsewhere =
                    moved instanceof ProviderOutcome.Rejected || moved instanceof ProviderOutcome.NameConflict;
            if (!isElsewhere) {
                return moved.map(done -> commit);
            }
        }
        return new ProviderOutcome.Unavailable<>(false, Optional.empty());
    }

    private static String message(CommitId source) {
        return "Deploy " + source;
    }
}
