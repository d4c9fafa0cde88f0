package dev.groundwork.localstack.provider.front;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An app that is only files: index.html for folders, {@code about} for about.html, 404.html for what is not there, conditional requests and
 * one range. Nothing outside its folder, no file or folder whose name starts with a dot but {@code .well-known}, no link that leads out.
 */
public final class StaticSite {

    private static final String BUILD_PATH = "/.well-known/groundwork-build";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final SitePaths paths;
    private final Optional<String> build;

    /**
     * A site.
     *
     * @param root the folder with its files
     * @param build what {@code /.well-known/groundwork-build} answers, unless there is such a file
     */
    public StaticSite(Path root, Optional<String> build) throws IOException {
        this.paths = new SitePaths(root);
        this.build = build;
    }

    /** Answers, and says whether the connection is as it was. */
    boolean answer(Request request, OutputStream out) throws IOException {
        if (!request.method().equals("GET") && !request.isHead()) {
            out.write(Answers.head(405, List.of(new Header("Allow", "GET, HEAD"), new Header("Content-Length", "0")))
                    .bytes());
            return true;
        }
        var path = SitePaths.decode(request.path());
        if (path.isEmpty()) {
            out.write(Answers.plain(400, "not a path\n", false));
            return false;
        }
        switch (paths.find(path.get())) {
            case SitePaths.Found.File(var file) -> send(request, file, 200, out);
            case SitePaths.Found.Folder(var location) -> redirect(location, out);
            case SitePaths.Found.Nothing() -> missing(request, path.get(), out);
        }
        return true;
    }

    private static void redirect(String location, OutputStream out) throws IOException {
        out.write(Answers.head(301, List.of(new Header("Location", location), new Header("Content-Length", "0")))
                .bytes());
    }

    private void missing(Request request, String path, OutputStream out) throws IOException {
        if (path.equals(BUILD_PATH) && build.isPresent()) {
            text(request, 200, build.get(), out);
            return;
        }
        switch (paths.find("/404.html")) {
            case SitePaths.Found.File(var file) -> send(request, file, 404, out);
            case SitePaths.Found.Folder(var location) -> text(request, 404, "Not found\n", out);
            case SitePaths.Found.Nothing() -> text(request, 404, "Not found\n", out);
        }
    }

    private static void text(Request request, int status, String text, OutputStream out) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        var headers = List.of(
                new Header("Content-Type", "text/plain; charset=utf-8"),
                new Header("Content-Length", Integer.toString(body.length)),
                new Header("Cache-Control", "no-store"),
                new Header("X-Content-Type-Options", "nosniff"));
        out.write(Answers.head(status, headers).bytes());
        if (!request.isHead()) {
            out.write(body);
        }
    }

    private static void send(Request request, Path file, int status, OutputStream out) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            var size = channel.size();
            var modified = Files.getLastModifiedTime(file).toInstant();
            var tag = "\"" + Long.toHexString(size) + "-" + Long.toHexString(modified.getEpochSecond()) + "."
                    + Integer.toHexString(modified.getNano()) + "\"";
            var date = HTTP_DATE.format(modified);
            var headers = new ArrayList<Header>();
            headers.add(new Header("ETag", tag));
            headers.add(new Header("Last-Modified", date));
            headers.add(new Header("Cache-Control", "no-cache"));
            headers.add(new Header("Accept-Ranges", "bytes"));
            headers.add(new Header("X-Content-Type-Options", "nosniff"));
            if (status == 200 && Conditions.unchanged(request.head(), tag, date)) {
                out.write(Answers.head(304, headers).bytes());
                return;
            }
            headers.add(
                    new Header("Content-Type", MediaTypes.of(file.getFileName().toString())));
            var range = status == 200 ? Conditions.range(request.head(), tag, size) : new Conditions.Range.All();
            switch (range) {
                case Conditions.Range.All() -> {
                    headers.add(new Header("Content-Length", Long.toString(size)));
                    out.write(Answers.head(status, headers).bytes());
                }
                case Conditions.Range.Part(var first, var last) -> {
                    headers.add(new Header("Content-Length", Long.toString(last - first + 1)));
                    headers.add(new Header("Content-Range", "bytes " + first + "-" + last + "/" + size));
                    out.write(Answers.head(206, headers).bytes());
                    channel.position(first);
                    size = last - first + 1;
                }
                case Conditions.Range.Outside() -> {
                    headers.add(new Header("Content-Length", "0"));
                    headers.add(new Header("Content-Range", "bytes */" + size));
                    out.write(Answers.head(416, headers).bytes());
                    return;
                }
            }
            if (!request.isHead()) {
                BodyCopy.plain(new SizedInput(Channels.newInputStream(channel), size), out);
            }
        }
    }
}
