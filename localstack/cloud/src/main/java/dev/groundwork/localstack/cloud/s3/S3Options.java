package dev.groundwork.localstack.cloud.s3;

import java.util.Set;

/**
 * The options of the stand-in of S3.
 *
 * @param secretKey the secret access key that every caller signs with
 * @param allowedOrigins the origins whose pages may use presigned addresses (CORS)
 * @param maxObjectBytes the largest object
 * @param maxObjects the most objects of all buckets together
 */
public record S3Options(String secretKey, Set<String> allowedOrigins, long maxObjectBytes, int maxObjects) {

    private static final long OBJECT_BYTES = 64L * 1024 * 1024;
    private static final int OBJECTS = 100_000;

    /** Keeps a copy of the origins. */
    public S3Options {
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /** Objects up to 64 MiB, 100,000 of them. */
    public static S3Options of(String secretKey, Set<String> allowedOrigins) {
        return new S3Options(secretKey, allowedOrigins, OBJECT_BYTES, OBJECTS);
    }

    @Override
    public String toString() {
        return "S3Options[allowedOrigins=" + allowedOrigins + "]";
    }
}
