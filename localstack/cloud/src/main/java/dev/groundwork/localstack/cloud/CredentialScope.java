package dev.groundwork.localstack.cloud;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The signer of a request and the service it was signed for, as a Signature Version 4 says in its header or in a presigned address. The signature itself is not verified here.
 *
 * @param accessKey the access key id
 * @param service the service's signing name: {@code ses}, {@code secretsmanager}, {@code sqs}, {@code events}, {@code s3}, {@code dynamodb}
 */
public record CredentialScope(String accessKey, String service) {

    private static final Pattern HEADER = Pattern.compile("Credential=([^/,\\s]+)/[^/,]+/[^/,]+/([^/,]+)/aws4_request");
    private static final Pattern QUERY = Pattern.compile("(?:^|&)X-Amz-Credential=([^&]*)");
    private static final int PARTS = 5;

    /** Reads the scope of a request; empty where it is not signed. */
    public static Optional<CredentialScope> of(CloudRequest request) {
        var header = HEADER.matcher(request.header("authorization"));
        if (header.find()) {
            return Optional.of(new CredentialScope(header.group(1), header.group(2)));
        }
        var query = QUERY.matcher(request.query() == null ? "" : request.query());
        return query.find() ? presigned(query.group(1)) : Optional.empty();
    }

    private static Optional<CredentialScope> presigned(String encoded) {
        try {
            var parts = URLDecoder.decode(encoded, StandardCharsets.UTF_8).split("/", -1);
            return parts.length == PARTS ? Optional.of(new CredentialScope(parts[0], parts[3])) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
