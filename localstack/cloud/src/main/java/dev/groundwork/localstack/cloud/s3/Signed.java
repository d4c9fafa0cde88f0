package dev.groundwork.localstack.cloud.s3;

import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.wire.AwsError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Verifies who sent a request: a presigned address by its signature and its expiry, a signed request by its signature. Whatever is
 * not right is 403. The signatures of single chunks are not looked at; {@link Payload} verifies the sums behind them.
 */
final class Signed {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final Pattern HEADER = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/,]+)/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");
    private static final Duration MAX_EXPIRY = Duration.ofDays(7);
    private static final Duration MAX_AHEAD = Duration.ofMinutes(15);
    private static final int FORBIDDEN = 403;

    private final CloudRequest request;
    private final S3Address address;

    private Signed(CloudRequest request, S3Address address) {
        this.request = request;
        this.address = address;
    }

    /** Returns when the request may be answered. */
    static void check(CloudRequest request, S3Address address, String secretKey, Instant now) {
        var signed = new Signed(request, address);
        if (address.query().containsKey("X-Amz-Signature")) {
            signed.presigned(secretKey, now);
        } else if (request.header("authorization").isEmpty()) {
            throw new AwsError(FORBIDDEN, "AccessDenied", "Access Denied");
        } else {
            signed.header(secretKey);
        }
    }

    private void presigned(String secretKey, Instant now) {
        var timestamp = parameter("X-Amz-Date");
        var at = instant(timestamp);
        var expiry = expiry();
        if (at.isAfter(now.plus(MAX_AHEAD))) {
            throw new AwsError(FORBIDDEN, "AccessDenied", "Request is not yet valid");
        }
        if (!now.isBefore(at.plus(expiry))) {
            throw new AwsError(FORBIDDEN, "AccessDenied", "Request has expired");
        }
        var credential = parameter("X-Amz-Credential");
        int slash = credential.indexOf('/');
        if (slash < 0 || !parameter("X-Amz-Algorithm").equals("AWS4-HMAC-SHA256")) {
            throw malformed("X-Amz-Credential");
        }
        compare(
                SignatureV4.of(
                        secretKey,
                        timestamp,
                        credential.substring(slash + 1),
                        canonical(parameter("X-Amz-SignedHeaders"), "UNSIGNED-PAYLOAD")),
                parameter("X-Amz-Signature"));
    }

    private void header(String secretKey) {
        var header = HEADER.matcher(request.header("authorization"));
        if (!header.matches()) {
            throw malformed("Authorization");
        }
        var canonical = canonical(header.group(3), request.header("x-amz-content-sha256"));
        compare(SignatureV4.of(secretKey, request.header("x-amz-date"), header.group(2), canonical), header.group(4));
    }

    private String canonical(String signedHeaders, String payload) {
        var names = signedHeaders.split(";", -1);
        if (!Arrays.asList(names).contains("host")) {
            throw malformed("X-Amz-SignedHeaders");
        }
        checkSigned(List.of(names));
        var headers = Arrays.stream(names)
                .map(name -> name + ":" + value(name) + "\n")
                .collect(Collectors.joining());
        var query = new TreeMap<String, String>();
        address.query().forEach((name, value) -> {
            if (!name.equals("X-Amz-Signature")) {
                query.put(SignatureV4.encoded(name), SignatureV4.encoded(value));
            }
        });
        var parameters = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        return String.join("\n", request.method(), path(), parameters, headers, signedHeaders, payload);
    }

    /** Whoever holds an address must not turn an upload into a copy by a header more. */
    private void checkSigned(List<String> names) {
        boolean isMore = request.headers().keySet().stream()
                .anyMatch(name ->
                        name.startsWith("x-amz-") && !name.equals("x-amz-content-sha256") && !names.contains(name));
        if (isMore) {
            throw new AwsError(
                    FORBIDDEN, "AccessDenied", "There were headers present in the request which were not signed");
        }
    }

    /** The path with each of its parts encoded as a signature covers it; clients may have encoded less. */
    private String path() {
        return Arrays.stream(request.path().split("/", -1))
                .map(part -> SignatureV4.encoded(S3Address.decoded(part.replace("+", "%2B"))))
                .collect(Collectors.joining("/"));
    }

    private String value(String name) {
        return request.headers().getOrDefault(name, List.of()).stream()
                .map(value -> value.strip().replaceAll(" +", " "))
                .collect(Collectors.joining(","));
    }

    private String parameter(String name) {
        return address.parameter(name).orElseThrow(() -> malformed(name));
    }

    private Duration expiry() {
        try {
            var expiry = Duration.ofSeconds(Integer.parseInt(parameter("X-Amz-Expires")));
            if (expiry.isPositive() && expiry.compareTo(MAX_EXPIRY) <= 0) {
                return expiry;
            }
        } catch (NumberFormatException e) {
            throw malformed("X-Amz-Expires");
        }
        throw malformed("X-Amz-Expires");
    }

    private static Instant instant(String timestamp) {
        try {
            return LocalDateTime.parse(timestamp, TIMESTAMP).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw malformed("X-Amz-Date");
        }
    }

    private static void compare(String computed, String given) {
        boolean same = MessageDigest.isEqual(
                computed.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
        if (!same) {
            throw new AwsError(
                    FORBIDDEN,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided.");
        }
    }

    private static AwsError malformed(String what) {
        return new AwsError(FORBIDDEN, "AuthorizationQueryParametersError", "Missing or malformed: " + what);
    }
}
