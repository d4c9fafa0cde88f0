package dev.groundwork.hosting.source;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.kernel.AppId;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Sources in S3 under {@code sources/<app>/<commit>}. The id says what the content is, so a write repeated writes the same. */
@Singleton
@Secondary
final class S3SourceStore implements SourceStore {

    private static final String TREE = "tree";
    private static final String TIME = "time";

    private final SourceBucket bucket;

    S3SourceStore(SourceBucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public void put(AppId app, SourceCommit commit, SourceTree tree) {
        var metadata = Map.of(TREE, commit.tree(), TIME, commit.time().toString());
        bucket.client()
                .putObject(
                        r -> r.bucket(bucket.name()).key(key(app, commit.id())).metadata(metadata),
                        RequestBody.fromBytes(TreeArchive.write(tree)));
    }

    @Override
    public Optional<SourceCommit> find(AppId app, CommitId commit) {
        try {
            var metadata = bucket.client()
                    .headObject(r -> r.bucket(bucket.name()).key(key(app, commit)))
                    .metadata();
            var tree = Optional.ofNullable(metadata.get(TREE));
            var time = Optional.ofNullable(metadata.get(TIME)).map(Instant::parse);
            return tree.flatMap(id -> time.map(at -> new SourceCommit(commit, id, at)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<SourceTree> read(AppId app, CommitId commit) {
        try {
            var object = bucket.client()
                    .getObjectAsBytes(r -> r.bucket(bucket.name()).key(key(app, commit)));
            return Optional.of(TreeArchive.read(object.asByteArrayUnsafe()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /** Removes page by page. S3 lists what was just written, and nothing that was just removed. */
    @Override
    public void delete(AppId app) {
        var pages = bucket.client()
                .listObjectsV2Paginator(r -> r.bucket(bucket.name()).prefix(folder(app)));
        pages.contents().stream()
                .map(S3Object::key)
                .forEach(key -> bucket.client()
                        .deleteObject(r -> r.bucket(bucket.name()).key(key)));
    }

    private static String folder(AppId app) {
        return "sources/" + app + "/";
    }

    private static String key(AppId app, CommitId commit) {
        return folder(app) + commit;
    }
}
