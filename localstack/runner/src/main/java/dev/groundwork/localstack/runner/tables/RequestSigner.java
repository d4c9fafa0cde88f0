package dev.groundwork.localstack.runner.tables;

import dev.groundwork.localstack.cloud.s3.SignatureV4;
import dev.groundwork.localstack.runner.template.Resources;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Signs requests to DynamoDB as the SDK does (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html). */
final class RequestSigner {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = 8;

    private final URI url;
    private final Credentials credentials;

    RequestSigner(URI url, Credentials credentials) {
        this.url = url;
        this.credentials = credentials;
    }

    /** Returns the headers of a signed POST; {@code Host}, which is signed too, is set by the HTTP client. */
    Map<String, String> headers(String contentType, String target, byte[] body, Instant now) {
        var timestamp = TIMESTAMP.format(now);
        var headers = new TreeMap<String, String>();
        headers.put("content-type", contentType);
        headers.put("x-amz-date", timestamp);
        headers.put("x-amz-target", target);
        credentials.sessionToken().ifPresent(token -> headers.put("x-amz-security-token", token));
        var signed = new TreeMap<>(headers);
        signed.put("host", url.getAuthority());
        headers.put("authorization", authorization(signed, timestamp, body));
        return headers;
    }

    private String authorization(SortedMap<String, String> signed, String timestamp, byte[] body) {
        var scope = timestamp.substring(0, DATE_LENGTH) + "/" + Resources.REGION + "/dynamodb/aws4_request";
        var names = String.join(";", signed.keySet());
        var lines = signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
        var canonical =
                "POST\n/\n\n" + lines + "\n" + names + "\n" + HexFormat.of().formatHex(SignatureV4.sha256(body));
        return "AWS4-HMAC-SHA256 Credential=" + credentials.accessKey() + "/" + scope + ", SignedHeaders=" + names
                + ", Signature=" + SignatureV4.of(credentials.secretKey(), timestamp, scope, canonical);
    }
}
