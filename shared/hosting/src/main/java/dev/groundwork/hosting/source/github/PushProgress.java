package dev.groundwork.hosting.source.github;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.AppId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The progress of a push whose tree does not fit into one run: a tree is written part by part, each on top of the one before.
 *
 * @param commit the source that is pushed
 * @param repository the number of the repository: in another one nothing is written yet
 * @param parts how many parts are written
 * @param blobs the ids of the blobs of the next part that are written, in its order
 * @param tree the id of the tree so far
 */
record PushProgress(CommitId commit, long repository, int parts, List<String> blobs, Optional<String> tree) {

    PushProgress {
        blobs = List.copyOf(blobs);
    }

    static PushProgress none(CommitId commit, long repository) {
        return new PushProgress(commit, repository, 0, List.of(), Optional.empty());
    }

    /** Returns the progress with one blob more of the next part. */
    PushProgress blob(String id) {
        var more = new ArrayList<>(blobs);
        more.add(id);
        return new PushProgress(commit, repository, parts, more, tree);
    }

    /** Returns the progress with the next part written. */
    PushProgress part(String written) {
        return new PushProgress(commit, repository, parts + 1, List.of(), Optional.of(written));
    }

    /** Reads how far the push of this commit to this repository came. */
    static PushProgress read(Table table, AppId app, CommitId commit, long repository) {
        return table.get(GitHubKeys.push(app))
                .filter(item -> item.string("commit").equals(commit.value()))
                .filter(item -> item.number("repository") == repository)
                .map(item -> new PushProgress(
                        commit,
                        repository,
                        Math.toIntExact(item.number("parts")),
                        item.strings("blobs"),
                        item.optionalString("tree")))
                .orElseGet(() -> none(commit, repository));
    }

    void write(Table table, AppId app) {
        var item = Item.at(GitHubKeys.push(app))
                .set("commit", commit.value())
                .set("repository", repository)
                .set("parts", parts)
                .set("blobs", blobs)
                .set("tree", tree)
                .build();
        table.put(item, Expression.ALWAYS);
    }

    static void delete(Table table, AppId app) {
        table.delete(GitHubKeys.push(app), Expression.ALWAYS);
    }
}
