package dev.groundwork.localstack.provider.front;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** How the end of a message's body is found (RFC 9112, 6.3). */
sealed interface Body {

    /** There is none. */
    record None() implements Body {}

    /** After so many bytes. */
    record Sized(long bytes) implements Body {}

    /** Where its chunks say. */
    record Chunked() implements Body {}

    /** Where the connection ends; answers only. */
    record ToEnd() implements Body {}

    int BAD_REQUEST = 400;
    int NOT_IMPLEMENTED = 501;
    Pattern DIGITS = Pattern.compile("\\d{1,18}");

    /** The body of a request. Both a length and chunks, or two lengths, are refused: readers do not agree on them. */
    static Body ofRequest(Head head) throws BadMessage {
        return announced(head, new None());
    }

    /** The body of an answer to a request of this method. */
    static Body ofResponse(Head head, int status, boolean toHead) throws BadMessage {
        return toHead || status == 204 || status == 304 ? new None() : announced(head, new ToEnd());
    }

    private static Body announced(Head head, Body otherwise) throws BadMessage {
        var codings = head.all("Transfer-Encoding");
        var lengths = head.members("Content-Length").distinct().toList();
        if (codings.isEmpty() && lengths.isEmpty()) {
            return otherwise;
        }
        if (codings.isEmpty()) {
            if (lengths.size() != 1 || !DIGITS.matcher(lengths.getFirst()).matches()) {
                throw new BadMessage(BAD_REQUEST, "not a length");
            }
            return new Sized(Long.parseLong(lengths.getFirst()));
        }
        if (!lengths.isEmpty()) {
            throw new BadMessage(BAD_REQUEST, "both a length and chunks");
        }
        if (codings.size() != 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
            throw new BadMessage(NOT_IMPLEMENTED, "a transfer coding other than chunked");
        }
        return new Chunked();
    }

    /** The bytes of the body alone; a body that ends early is an error of the stream. */
    default InputStream from(InputStream connection) throws IOException {
        return switch (this) {
            case None() -> InputStream.nullInputStream();
            case Sized(var bytes) -> new SizedInput(connection, bytes);
            case Chunked() -> new ChunkedInput(connection);
            case ToEnd() -> connection;
        };
    }
}
