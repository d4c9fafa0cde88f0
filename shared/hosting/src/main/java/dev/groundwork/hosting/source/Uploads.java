package dev.groundwork.hosting.source;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UploadId;
import dev.groundwork.kernel.UserId;
import java.net.URI;
import java.time.Duration;

/**
 * Archives that are too large for a request: each is put at an address that works for a while, and then read under its id. An id is good for
 * its owner only.
 */
public interface Uploads {

    /** The time for which an address takes an upload. */
    Duration ADDRESS_LIFE = Duration.ofMinutes(15);

    /** The most bytes of an upload: the largest source with its records of 10,000 entries, not compressed. */
    long MAX_BYTES = 64L * 1024 * 1024;

    /**
     * The owner of an upload.
     *
     * @param path the place of its uploads
     */
    record Owner(String path) {

        /** The uploads of our own services, which name them in their events. */
        public static final Owner SERVICES = new Owner("services");

        /** Returns the owner of uploads for one app. */
        public static Owner of(UserId user, AppId app) {
            return new Owner(user + "/" + app);
        }
    }

    /** The result of looking for an upload. */
    sealed interface Found {

        /** The archive. */
        @SuppressWarnings("ArrayRecordComponent") // compared by nobody
        record Archive(byte[] bytes) implements Found {}

        /** Nothing was uploaded under this id by this owner, or it is gone after a day. */
        record Missing() implements Found {}

        /** It has more than {@link #MAX_BYTES}. */
        record TooLarge() implements Found {}
    }

    /** Returns the address to which an archive is put, for {@link #ADDRESS_LIFE}. Nothing is called. */
    URI address(Owner owner, UploadId id);

    /** Reads an upload. It stays, so that a repeated request finds it. */
    Found find(Owner owner, UploadId id);
}
