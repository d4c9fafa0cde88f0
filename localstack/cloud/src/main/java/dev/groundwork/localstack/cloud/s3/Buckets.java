package dev.groundwork.localstack.cloud.s3;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.cloud.store.PrivateFile;
import dev.groundwork.localstack.cloud.wire.AwsError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;

/**
 * Objects as files in a folder: each one line of JSON, then its bytes, replaced whole. A file's name is a hash, so no key can name a
 * path. Buckets are folders of their own. Every read sees the last write that was answered.
 */
public final class Buckets {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
    private static final Pattern FILE = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_BUCKETS = 100;
    private static final int NOT_FOUND = 404;

    /** S3 lists keys by their bytes in UTF-8. */
    private static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Path folder;
    private final int maxObjects;
    private final NavigableMap<String, NavigableMap<String, StoredObject>> buckets = new TreeMap<>();

    private Buckets(Path folder, int maxObjects) {
        this.folder = folder;
        this.maxObjects = maxObjects;
    }

    static Buckets open(Path folder, int maxObjects) {
        var all = new Buckets(folder, maxObjects);
        try {
            PrivateFile.folder(folder);
            try (var entries = Files.list(folder)) {
                for (var bucket : entries.filter(Files::isDirectory).toList()) {
                    all.load(bucket);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the objects cannot be read: " + folder, e);
        }
        return all;
    }

    private void load(Path bucket) throws IOException {
        var objects = new TreeMap<String, StoredObject>(BY_BYTES);
        try (var files = Files.list(bucket)) {
            for (var file : files.toList()) {
                if (FILE.matcher(file.getFileName().toString()).matches()) {
                    try (var in = Files.newInputStream(file);
                            var parser = JSON.getFactory().createParser(in)) {
                        var object = parser.readValueAs(StoredObject.class);
                        objects.put(object.key(), object);
                    }
                }
            }
        }
        buckets.put(bucket.getFileName().toString(), objects);
    }

    /** An object with its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
    record Content(StoredObject object, byte[] bytes) {}

    /** Makes a bucket; nothing happens where it is there. */
    void create(String bucket) {
        lock.writeLock().lock();
        try {
            if (!NAME.matcher(bucket).matches() || buckets.size() >= MAX_BUCKETS) {
                throw new AwsError("InvalidBucketName", "The specified bucket is not valid.");
            }
            PrivateFile.folder(folder.resolve(bucket));
            buckets.computeIfAbsent(bucket, name -> new TreeMap<>(BY_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("the bucket cannot be made: " + bucket, e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Keeps an object in place of the one with its key; with {@code onlyIfAbsent}, 412 where there is one. */
    void put(StoredObject object, byte[] bytes, boolean onlyIfAbsent) {
        lock.writeLock().lock();
        try {
            var bucket = bucket(object.bucket());
            boolean isThere = bucket.containsKey(object.key());
            if (isThere && onlyIfAbsent) {
                throw new AwsError(412, "PreconditionFailed", "At least one of the pre-conditions did not hold");
            }
            int count = buckets.values().stream().mapToInt(NavigableMap::size).sum();
            if (!isThere && count >= maxObjects) {
                throw new AwsError(507, "InsufficientStorage", "More than " + maxObjects + " objects");
            }
            var head = (JSON.writeValueAsString(object) + "\n").getBytes(StandardCharsets.UTF_8);
            new PrivateFile(file(object.bucket(), object.key())).write(head, bytes);
            bucket.put(object.key(), object);
        } catch (IOException e) {
            throw new UncheckedIOException("the object cannot be kept", e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Returns the metadata of an object; empty where it is not there. */
    Optional<StoredObject> head(String bucket, String key) {
        lock.readLock().lock();
        try {
            return Optional.ofNullable(bucket(bucket).get(key));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** An object, nothing where it is not there. */
    Optional<Content> get(String bucket, String key) {
        lock.readLock().lock();
        try {
            var object = bucket(bucket).get(key);
            return object == null ? Optional.empty() : Optional.of(new Content(object, bytes(object)));
        } finally {
            lock.readLock().unlock();
        }
    }

    private byte[] bytes(StoredObject object) {
        try {
            var all = Files.readAllBytes(file(object.bucket(), object.key()));
            return Arrays.copyOfRange(all, Math.toIntExact(all.length - object.size()), all.length);
        } catch (IOException e) {
            throw new UncheckedIOException("the object cannot be read", e);
        }
    }

    /** Removes an object, if it is there. */
    void delete(String bucket, String key) {
        lock.writeLock().lock();
        try {
            if (bucket(bucket).remove(key) != null) {
                Files.deleteIfExists(file(bucket, key));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the object cannot be removed", e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The objects of a bucket whose key begins with {@code prefix} and comes after {@code after}, by key. */
    List<StoredObject> list(String bucket, String prefix, String after) {
        lock.readLock().lock();
        try {
            return bucket(bucket).tailMap(after, after.isEmpty()).values().stream()
                    .filter(object -> object.key().startsWith(prefix))
                    .toList();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** 404 where there is no such bucket. */
    void check(String bucket) {
        lock.readLock().lock();
        try {
            bucket(bucket);
        } finally {
            lock.readLock().unlock();
        }
    }

    private NavigableMap<String, StoredObject> bucket(String name) {
        return Optional.ofNullable(buckets.get(name))
                .orElseThrow(() -> new AwsError(NOT_FOUND, "NoSuchBucket", "The specified bucket does not exist"));
    }

    private Path file(String bucket, String key) {
        var hash = SignatureV4.sha256(key.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(bucket).resolve(HexFormat.of().formatHex(hash));
    }
}
