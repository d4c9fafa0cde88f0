package dev.groundwork.hosting.source;

import dev.groundwork.kernel.UploadId;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.net.URI;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Uploads in S3 under {@code uploads/<owner>/<id>}: another owner's key is another one, so an id of somebody else finds nothing. The bucket
 * removes them after a day. A presigned PUT cannot bound the size, so it is looked at before anything is read.
 */
@Singleton
@Secondary
final class S3Uploads implements Uploads {

    private final SourceBucket bucket;

    S3Uploads(SourceBucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public URI address(Owner owner, UploadId id) {
        var presigned = bucket.presigner()
                .presignPutObject(r -> r.signatureDuration(ADDRESS_LIFE)
                        .putObjectRequest(p -> p.bucket(bucket.name()).key(key(owner, id))));
        return URI.create(presigned.url().toString());
    }

    @Override
    public Found find(Owner owner, UploadId id) {
        var key = key(owner, id);
        try (var object = bucket.client().getObject(r -> r.bucket(bucket.name()).key(key))) {
            if (object.response().contentLength() > MAX_BYTES) {
                object.abort();
                return new Found.TooLarge();
            }
            return new Found.Archive(object.readAllBytes());
        } catch (NoSuchKeyException e) {
            return new Found.Missing();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("an upload cannot be read", e);
        }
    }

    private static String key(Owner owner, UploadId id) {
        return "uploads/" + owner.path() + "/" + id;
    }
}
