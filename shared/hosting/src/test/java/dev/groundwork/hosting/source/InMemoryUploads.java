package dev.groundwork.hosting.source;

import dev.groundwork.kernel.UploadId;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Uploads in memory: a test puts them itself. */
public final class InMemoryUploads implements Uploads {

    private final Map<String, byte[]> uploads = new ConcurrentHashMap<>();

    @Override
    public URI address(Owner owner, UploadId id) {
        return URI.create("https://uploads.test/" + owner.path() + "/" + id);
    }

    /** Puts an archive as whoever holds the address does. */
    public void put(Owner owner, UploadId id, byte[] archive) {
        uploads.put(owner.path() + "/" + id, archive);
    }

    @Override
    public Found find(Owner owner, UploadId id) {
        var archive = uploads.get(owner.path() + "/" + id);
        if (archive == null) {
            return new Found.Missing();
        }
        return archive.length > MAX_BYTES ? new Found.TooLarge() : new Found.Archive(archive);
    }
}
