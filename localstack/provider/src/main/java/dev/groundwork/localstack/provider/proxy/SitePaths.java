package dev.groundwork.localstack.provider.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** From the path of a request to a file of a site. */
final class SitePaths {

    private static final String WELL_KNOWN = ".well-known";
    private static final String MODULES = "node_modules";

    /** Files of a source that are no part of its site: what package managers read, and programs of a server. */
    private static final Pattern OF_SOURCE = Pattern.compile(
            "(?:package(?:-lock)?\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-(?:lock|workspace)\\.yaml|Procfile|Dockerfile"
                    + "|requirements.*\\.txt|pyproject\\.toml|Pipfile(?:\\.lock)?|poetry\\.lock|uv\\.lock|Gemfile(?:\\.lock)?|composer\\.(?:json|lock)"
                    + "|.*\\.(?:py|pyc|php|rb|go|rs|java|sh|sql|sqlite3?|db))",
            Pattern.CASE_INSENSITIVE);

    private final Path root;
    private final boolean isSource;

    SitePaths(Path root, boolean isSource) throws IOException {
        this.root = root.toRealPath();
        this.isSource = isSource;
    }

    /** The outcome of looking a path up. */
    sealed interface Found {
        record File(Path file) implements Found {}

        /** A folder with an index, asked for without the slash at the end: where to ask instead. */
        record Folder(String location) implements Found {}

        record Nothing() implements Found {}
    }

    /** The path of a request target, without its query and percent-decoded; nothing where that is not UTF-8 or has a NUL. */
    static Optional<String> decode(String target) {
        var query = target.indexOf('?');
        var raw = query < 0 ? target : target.substring(0, query);
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) != '%') {
                bytes.write(raw.charAt(i));
            } else if (i + 2 < raw.length() && hex(raw, i + 1) >= 0) {
                bytes.write(hex(raw, i + 1));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int hex(String text, int at) {
        var high = Character.digit(text.charAt(at), 16);
        var low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** Looks a decoded path up. */
    Found find(String path) {
        var names = names(path);
        if (names.isEmpty()) {
            return new Found.Nothing();
        }
        try {
            var target = root.resolve(String.join("/", names.get()));
            if (path.endsWith("/")) {
                return file(target.resolve("index.html"));
            }
            if (Files.isDirectory(target) && Files.isRegularFile(target.resolve("index.html"))) {
                return new Found.Folder(location(names.get()));
            }
            return Files.isRegularFile(target) || names.get().isEmpty()
                    ? file(target)
                    : file(target.resolveSibling(target.getFileName() + ".html"));
        } catch (InvalidPathException | IOException e) {
            return new Found.Nothing();
        }
    }

    /** The names on the way; nothing where one of them is none of a site's. */
    private Optional<List<String>> names(String path) {
        var names = new ArrayList<String>();
        for (var name : path.split("/", -1)) {
            if (hidden(name, names.isEmpty()) || name.indexOf('\\') >= 0) {
                return Optional.empty();
            }
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return Optional.of(names);
    }

    private Found file(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new Found.Nothing();
        }
        var real = file.toRealPath();
        return real.startsWith(root) && !hidden(root.relativize(real)) ? new Found.File(real) : new Found.Nothing();
    }

    /** A link inside the site may lead to what is not shown. */
    private boolean hidden(Path relative) {
        for (var i = 0; i < relative.getNameCount(); i++) {
            if (hidden(relative.getName(i).toString(), i == 0)) {
                return true;
            }
        }
        return false;
    }

    private boolean hidden(String name, boolean first) {
        return name.equalsIgnoreCase(MODULES)
                || (isSource && OF_SOURCE.matcher(name).matches())
                || (name.startsWith(".") && !(first && name.equals(WELL_KNOWN)));
    }

    /** Always a path on this host: made anew from its names, each encoded. */
    private static String location(List<String> names) {
        var location = new StringBuilder();
        for (var name : names) {
            location.append('/');
            for (var b : name.getBytes(StandardCharsets.UTF_8)) {
                var c = (char) (b & 0xff);
                if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
                    location.append(c);
                } else {
                    location.append("%%%02X".formatted((int) c));
                }
            }
        }
        return location.append('/').toString();
    }
}
