package dev.groundwork.localstack.cloud;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to an AWS service, as it came.
 *
 * @param method the HTTP method
 * @param path still percent-encoded, as a signature covers it
 * @param query still percent-encoded, null where the address had none
 * @param headers by lower-case name
 * @param body what was sent, transfer encoding undone, {@code aws-chunked} not
 * @param caller the access key id of the signature: the logical id of the function that calls; empty where nothing is signed
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
public record CloudRequest(
        String method,
        String path,
        @Nullable String query,
        Map<String, List<String>> headers,
        byte[] body,
        String caller) {

    /** Brings the names of headers to lower case. */
    public CloudRequest {
        var lower = new HashMap<String, List<String>>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = Map.copyOf(lower);
    }

    /** A request whose caller is read from its signature. */
    public static CloudRequest of(
            String method, String path, @Nullable String query, Map<String, List<String>> headers, byte[] body) {
        var unsigned = new CloudRequest(method, path, query, headers, body, "");
        var caller =
                CredentialScope.of(unsigned).map(CredentialScope::accessKey).orElse("");
        return new CloudRequest(method, path, query, unsigned.headers(), body, caller);
    }

    /** The first value of a header, empty where it is missing. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).getFirst();
    }

    /** The operation of an {@code X-Amz-Target} such as {@code secretsmanager.GetSecretValue}; empty where there is none. */
    public String operation() {
        var target = header("x-amz-target");
        return target.substring(target.lastIndexOf('.') + 1);
    }
}
