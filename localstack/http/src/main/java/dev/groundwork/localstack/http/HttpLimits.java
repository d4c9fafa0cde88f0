package dev.groundwork.localstack.http;

import java.time.Duration;

/**
 * The limits of a server.
 *
 * @param head bytes of a request's head, and of an answer's
 * @param headers how many header lines
 * @param body bytes of a body
 * @param connections how many are open at a time; what is over is closed
 * @param idle how long a connection waits for its next request
 * @param headTime how long the head of a request may take from its first byte on
 * @param bodyTime how long its body may take
 */
public record HttpLimits(
        int head, int headers, int body, int connections, Duration idle, Duration headTime, Duration bodyTime) {

    /** The limits of a server that takes bodies of this many bytes. */
    public static HttpLimits withBody(int bytes) {
        return new HttpLimits(
                64 * 1024, 100, bytes, 4096, Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofMinutes(1));
    }
}
