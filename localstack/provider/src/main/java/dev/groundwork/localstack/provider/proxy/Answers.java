package dev.groundwork.localstack.provider.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers that the provider gives by itself; the connection ends with them. */
final class Answers {

    private static final int UNAVAILABLE = 503;

    private Answers() {}

    /** Answers with a few words. */
    static void plain(Response response, int status, String text, Callback callback) {
        whole(response, status, "text/plain; charset=utf-8", text, callback);
    }

    /** Answers why nothing is there. */
    static void unavailable(Response response, String reason, Callback callback) {
        var page = """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Not available</title></head>
                <body><h1>Not available</h1><p>%s</p></body></html>
                """.formatted(reason.replace("&", "&amp;").replace("<", "&lt;"));
        whole(response, UNAVAILABLE, "text/html; charset=utf-8", page, callback);
    }

    private static void whole(Response response, int status, String type, String text, Callback callback) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, type)
                .put(HttpHeader.CONTENT_LENGTH, body.length)
                .put(HttpHeader.CACHE_CONTROL, "no-store")
                .put("X-Content-Type-Options", "nosniff")
                .put(HttpHeader.CONNECTION, "close");
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
