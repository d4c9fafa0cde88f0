package dev.groundwork.localstack.cloud.s3;

import java.util.Map;

/**
 * The metadata of an object.
 *
 * @param size bytes
 * @param etag in quotes
 * @param modifiedAt milliseconds since 1970
 * @param metadata the {@code x-amz-meta-…} headers
 * @param checksums the {@code x-amz-checksum-…} headers
 */
record StoredObject(
        String bucket,
        String key,
        long size,
        String etag,
        long modifiedAt,
        String contentType,
        Map<String, String> metadata,
        Map<String, String> checksums) {}
