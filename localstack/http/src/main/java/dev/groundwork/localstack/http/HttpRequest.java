package dev.groundwork.localstack.http;

import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param method as sent
 * @param path as sent, not decoded, from the first slash on
 * @param query as sent, without the question mark; empty where there is none
 * @param protocol {@code HTTP/1.1} or {@code HTTP/1.0}
 * @param peer the address of the TCP peer
 * @param body whole, empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
public record HttpRequest(
        String method, String path, String query, String protocol, HttpHeaders headers, String peer, byte[] body) {

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.first(name);
    }
}
