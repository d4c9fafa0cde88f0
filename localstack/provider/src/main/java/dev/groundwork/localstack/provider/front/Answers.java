package dev.groundwork.localstack.provider.front;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers that the provider gives by itself. */
final class Answers {

    private static final int UNAVAILABLE = 503;
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(206, "Partial Content"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(408, "Request Timeout"),
            Map.entry(416, "Range Not Satisfiable"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"));

    private Answers() {}

    static Head head(int status, List<Header> headers) {
        return new Head("HTTP/1.1 " + status + " " + REASONS.getOrDefault(status, "Error"), headers);
    }

    /** A few words; the connection ends with it unless it is kept. */
    static byte[] plain(int status, String text, boolean keep) {
        return whole(status, "text/plain; charset=utf-8", text, keep, false);
    }

    /** Why nothing answers. */
    static byte[] unavailable(String reason, boolean toHead) {
        var page = """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Not available</title></head>
                <body><h1>Not available</h1><p>%s</p></body></html>
                """.formatted(reason.replace("&", "&amp;").replace("<", "&lt;"));
        return whole(UNAVAILABLE, "text/html; charset=utf-8", page, false, toHead);
    }

    private static byte[] whole(int status, String type, String text, boolean keep, boolean toHead) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        var headers = new ArrayList<Header>();
        headers.add(new Header("Content-Type", type));
        headers.add(new Header("Content-Length", Integer.toString(body.length)));
        headers.add(new Header("Cache-Control", "no-store"));
        headers.add(new Header("X-Content-Type-Options", "nosniff"));
        if (!keep) {
            headers.add(new Header("Connection", "close"));
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head(status, headers).bytes());
        if (!toHead) {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }
}
