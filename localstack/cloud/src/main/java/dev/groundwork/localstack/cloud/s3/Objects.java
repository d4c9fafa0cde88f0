package dev.groundwork.localstack.cloud.s3;

import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.cloud.wire.AwsError;
import dev.groundwork.localstack.cloud.wire.Xml;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The operations on one object. */
final class Objects {

    static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static final String META = "x-amz-meta-";
    private static final int MAX_META_BYTES = 2048;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,15})-(\\d{0,15})");

    private final Buckets buckets;
    private final S3Options options;
    private final InstantSource clock;

    Objects(Buckets buckets, S3Options options, InstantSource clock) {
        this.buckets = buckets;
        this.options = options;
        this.clock = clock;
    }

    CloudResponse put(CloudRequest request, S3Address address) {
        buckets.check(address.bucket());
        var payload = Payload.of(request, options.maxObjectBytes());
        var object = new StoredObject(
                address.bucket(),
                address.key(),
                payload.bytes().length,
                payload.etag(),
                clock.millis(),
                Optional.of(request.header("content-type"))
                        .filter(type -> !type.isEmpty())
                        .orElse("application/octet-stream"),
                metadata(request),
                payload.checksums());
        buckets.put(object, payload.bytes(), request.header("if-none-match").equals("*"));
        var headers = new HashMap<>(object.checksums());
        headers.put("ETag", object.etag());
        return new CloudResponse(200, headers, new byte[0]);
    }

    private static Map<String, String> metadata(CloudRequest request) {
        var metadata = new TreeMap<String, String>();
        request.headers().forEach((name, values) -> {
            if (name.startsWith(META)) {
                metadata.put(name, String.join(",", values));
            }
        });
        int size = metadata.entrySet().stream()
                .mapToInt(
                        e -> e.getKey().length() - META.length() + e.getValue().length())
                .sum();
        if (size > MAX_META_BYTES) {
            throw new AwsError("MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
        }
        return metadata;
    }

    CloudResponse copy(CloudRequest request, S3Address address) {
        var source = S3Address.decoded(request.header("x-amz-copy-source").replace("+", "%2B"));
        var parts = (source.startsWith("/") ? source.substring(1) : source).split("/", 2);
        var from = parts.length == 2 ? buckets.get(parts[0], parts[1]) : Optional.<Buckets.Content>empty();
        var content = from.orElseThrow(() -> noSuchKey(source));
        var old = content.object();
        boolean replaces = request.header("x-amz-metadata-directive").equals("REPLACE");
        var copy = new StoredObject(
                address.bucket(),
                address.key(),
                old.size(),
                old.etag(),
                clock.millis(),
                replaces && !request.header("content-type").isEmpty()
                        ? request.header("content-type")
                        : old.contentType(),
                replaces ? metadata(request) : old.metadata(),
                old.checksums());
        buckets.put(copy, content.bytes(), false);
        var xml = Xml.document().open("CopyObjectResult", NAMESPACE);
        xml.text("LastModified", Instant.ofEpochMilli(copy.modifiedAt()).toString());
        xml.text("ETag", copy.etag()).close("CopyObjectResult");
        return CloudResponse.text(200, "application/xml", xml.toString());
    }

    CloudResponse get(CloudRequest request, S3Address address) {
        if (request.method().equals("HEAD")) {
            var object = buckets.head(address.bucket(), address.key()).orElseThrow(() -> noSuchKey(address.key()));
            return new CloudResponse(200, headers(request, object), new byte[0])
                    .with("Content-Length", String.valueOf(object.size()));
        }
        var content = buckets.get(address.bucket(), address.key()).orElseThrow(() -> noSuchKey(address.key()));
        var headers = headers(request, content.object());
        var range = RANGE.matcher(request.header("range"));
        if (!range.matches()) {
            return new CloudResponse(200, headers, content.bytes());
        }
        long size = content.object().size();
        long from = Long.parseLong(range.group(1));
        long to = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        if (from > to) {
            throw new AwsError(416, "InvalidRange", "The requested range is not satisfiable");
        }
        headers.keySet().removeIf(name -> name.startsWith("x-amz-checksum-"));
        headers.put("Content-Range", "bytes " + from + "-" + to + "/" + size);
        return new CloudResponse(
                206, headers, Arrays.copyOfRange(content.bytes(), (int) from, Math.toIntExact(to + 1)));
    }

    private static Map<String, String> headers(CloudRequest request, StoredObject object) {
        var headers = new HashMap<>(object.metadata());
        if (request.header("x-amz-checksum-mode").equalsIgnoreCase("ENABLED")) {
            headers.putAll(object.checksums());
        }
        headers.put("ETag", object.etag());
        headers.put("Content-Type", object.contentType());
        headers.put("Accept-Ranges", "bytes");
        headers.put(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.ofEpochMilli(object.modifiedAt()).atOffset(ZoneOffset.UTC)));
        return headers;
    }

    private static AwsError noSuchKey(String key) {
        return new AwsError(404, "NoSuchKey", "The specified key does not exist: " + key);
    }
}
