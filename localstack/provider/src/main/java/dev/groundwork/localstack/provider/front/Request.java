package dev.groundwork.localstack.provider.front;

/**
 * A request whose head has been read.
 *
 * @param method as sent
 * @param path with the query, as sent
 * @param modern whether the client speaks HTTP/1.1
 * @param head all of its head
 * @param body how its body ends
 */
record Request(String method, String path, boolean modern, Head head, Body body) {

    boolean isHead() {
        return method.equals("HEAD");
    }

    /** Whether the client means to send another one. */
    boolean persistent() {
        return modern && !head.lists("Connection", "close");
    }
}
