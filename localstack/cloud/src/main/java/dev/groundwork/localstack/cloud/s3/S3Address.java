package dev.groundwork.localstack.cloud.s3;

import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.wire.AwsError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The bucket and the key of a request: in path style ({@code /bucket/key}) or with the bucket in the host ({@code bucket.s3.…}, {@code
 * bucket.localhost}).
 *
 * @param bucket empty for the service itself
 * @param key decoded, empty for the bucket itself
 * @param query decoded
 */
record S3Address(String bucket, String key, Map<String, String> query) {

    private static final Pattern VIRTUAL_HOST =
            Pattern.compile("([a-z0-9][a-z0-9.-]+)\\.(?:s3[.-][a-z0-9.-]+|localhost)(?::\\d+)?");
    private static final int MAX_KEY_BYTES = 1024;

    static S3Address of(CloudRequest request) {
        var query = query(request.query() == null ? "" : request.query());
        var host = VIRTUAL_HOST.matcher(request.header("host"));
        var path = decoded(request.path().replace("+", "%2B"));
        if (host.matches()) {
            return checked(host.group(1), path.substring(Math.min(1, path.length())), query);
        }
        var parts = path.substring(Math.min(1, path.length())).split("/", 2);
        return checked(parts[0], parts.length == 2 ? parts[1] : "", query);
    }

    private static S3Address checked(String bucket, String key, Map<String, String> query) {
        if (key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
            throw new AwsError("KeyTooLongError", "Your key is too long");
        }
        return new S3Address(bucket, key, query);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    private static Map<String, String> query(String raw) {
        var query = new TreeMap<String, String>();
        for (var pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                query.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return query;
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new AwsError("InvalidURI", "Couldn't parse the specified URI.");
        }
    }
}
