package dev.groundwork.localstack.cloud.s3;

import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.cloud.wire.AwsError;
import dev.groundwork.localstack.cloud.wire.Xml;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** ListObjectsV2: a page of keys, those that share a prefix up to the delimiter as one. */
final class Listing {

    private static final int MAX_KEYS = 1000;

    private final Buckets buckets;
    private final S3Address address;
    private final String prefix;
    private final String delimiter;
    private final int most;

    private final List<StoredObject> contents = new ArrayList<>();
    private final SequencedSet<String> commonPrefixes = new LinkedHashSet<>();
    private String last = "";
    private boolean truncated;

    Listing(Buckets buckets, S3Address address) {
        this.buckets = buckets;
        this.address = address;
        this.prefix = address.parameter("prefix").orElse("");
        this.delimiter = address.parameter("delimiter").orElse("");
        this.most = most(address.parameter("max-keys").orElse(String.valueOf(MAX_KEYS)));
    }

    CloudResponse answer() {
        var after = address.parameter("continuation-token")
                .map(Listing::decoded)
                .orElse(address.parameter("start-after").orElse(""));
        for (var object : buckets.list(address.bucket(), prefix, after)) {
            var common = common(object.key());
            boolean isKnown = !common.isEmpty() && (commonPrefixes.contains(common) || after.startsWith(common));
            if (!isKnown && contents.size() + commonPrefixes.size() >= most) {
                truncated = true;
                break;
            }
            if (common.isEmpty()) {
                contents.add(object);
            } else if (!isKnown) {
                commonPrefixes.add(common);
            }
            last = object.key();
        }
        return CloudResponse.text(200, "application/xml", xml());
    }

    /** The key up to the delimiter behind the prefix, empty where it has none. */
    private String common(String key) {
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return end < 0 ? "" : key.substring(0, end + delimiter.length());
    }

    private String xml() {
        var xml = Xml.document().open("ListBucketResult", Objects.NAMESPACE);
        xml.text("Name", address.bucket()).text("Prefix", encoded(prefix)).text("MaxKeys", String.valueOf(most));
        if (!delimiter.isEmpty()) {
            xml.text("Delimiter", encoded(delimiter));
        }
        address.parameter("encoding-type").ifPresent(type -> xml.text("EncodingType", type));
        xml.text("KeyCount", String.valueOf(contents.size() + commonPrefixes.size()));
        xml.text("IsTruncated", String.valueOf(truncated));
        if (truncated) {
            var token = Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
            xml.text("NextContinuationToken", token);
        }
        for (var object : contents) {
            xml.open("Contents")
                    .text("Key", encoded(object.key()))
                    .text(
                            "LastModified",
                            Instant.ofEpochMilli(object.modifiedAt()).toString())
                    .text("ETag", object.etag())
                    .text("Size", String.valueOf(object.size()))
                    .text("StorageClass", "STANDARD")
                    .close("Contents");
        }
        commonPrefixes.forEach(common ->
                xml.open("CommonPrefixes").text("Prefix", encoded(common)).close("CommonPrefixes"));
        return xml.close("ListBucketResult").toString();
    }

    private String encoded(String text) {
        return address.parameter("encoding-type").filter("url"::equals).isPresent()
                ? SignatureV4.encoded(text).replace("%2F", "/")
                : text;
    }

    private static int most(String text) {
        try {
            int most = Integer.parseInt(text);
            if (most >= 0) {
                return Math.min(most, MAX_KEYS);
            }
        } catch (NumberFormatException e) {
            throw new AwsError("InvalidArgument", "max-keys is no number");
        }
        throw new AwsError("InvalidArgument", "max-keys is below zero");
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new AwsError("InvalidArgument", "The continuation token provided is incorrect");
        }
    }
}
