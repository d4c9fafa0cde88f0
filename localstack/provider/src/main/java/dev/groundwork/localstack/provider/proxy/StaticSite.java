package dev.groundwork.localstack.provider.proxy;

import dev.groundwork.localstack.http.LoopbackConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;

/**
 * An app that is only files: index.html for folders, {@code about} for about.html, 404.html for what is not there, conditional requests and
 * one range. Nothing outside its folder, no link that leads out, no
 * {@code node_modules}, no name that starts with a dot but {@code .well-known}.
 */
public final class StaticSite {

    private static final String BUILD_PATH = "/.well-known/groundwork-build";

    private final SitePaths paths;
    private final Optional<String> build;

    /**
     * A site.
     *
     * @param root the folder with its files
     * @param isSource whether that is the source of the app: then files that only its build and its tools read are not there
     * @param build what {@code /.well-known/groundwork-build} answers, unless there is such a file
     */
    public StaticSite(Path root, boolean isSource, Optional<String> build) throws IOException {
        this.paths = new SitePaths(root, isSource);
        this.build = build;
    }

    /** Answers a request; returns when the answer has been sent. */
    void answer(Request request, Response response) throws IOException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            empty(response, 405);
            return;
        }
        var path = SitePaths.decode(LoopbackConnection.of(request).target());
        if (path.isEmpty()) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            text(response, 400, "not a path\n");
            return;
        }
        switch (paths.find(path.get())) {
            case SitePaths.Found.File(var file) -> FileAnswer.send(request, response, file);
            case SitePaths.Found.Folder(var location) -> {
                response.getHeaders().put(HttpHeader.LOCATION, location);
                empty(response, 301);
            }
            case SitePaths.Found.Nothing() -> missing(request, response, path.get());
        }
    }

    private void missing(Request request, Response response, String path) throws IOException {
        if (path.equals(BUILD_PATH) && build.isPresent()) {
            text(response, 200, build.get());
            return;
        }
        switch (paths.find("/404.html")) {
            case SitePaths.Found.File(var file) -> FileAnswer.sendMissing(request, response, file);
            case SitePaths.Found.Folder(var location) -> text(response, 404, "Not found\n");
            case SitePaths.Found.Nothing() -> text(response, 404, "Not found\n");
        }
    }

    private static void empty(Response response, int status) throws IOException {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        Content.Sink.write(response, true, BufferUtil.EMPTY_BUFFER);
    }

    private static void text(Response response, int status, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8")
                .put(HttpHeader.CONTENT_LENGTH, body.length)
                .put(HttpHeader.CACHE_CONTROL, "no-store")
                .put("X-Content-Type-Options", "nosniff");
        Content.Sink.write(response, true, ByteBuffer.wrap(body));
    }
}
