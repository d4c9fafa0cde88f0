package dev.groundwork.localstack.provider.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Python program that is found in a source: a WSGI app (PEP 3333) or an ASGI app, which a server runs, or a main.py or app.py, which runs itself.
 *
 * @param file the file
 * @param kind its kind
 * @param name the name of the app in its module; empty for one that runs itself
 */
record PythonApp(String file, Kind kind, String name) {

    enum Kind {
        WSGI,
        ASGI,
        SCRIPT
    }

    private static final List<String> SCRIPTS = List.of("main.py", "app.py");
    private static final List<String> NAMES =
            List.of("main.py", "app.py", "wsgi.py", "asgi.py", "server.py", "api.py", "index.py", "application.py");
    private static final List<String> FOLDERS = List.of("", "src/", "app/", "api/");

    private static final Pattern ASGI = Pattern.compile(
            "^(\\w+)(?:\\s*:\\s*[\\w.]+)?\\s*=\\s*(?:\\w+\\.)*(?:FastAPI|Starlette|Litestar|Quart|FastHTML|BlackSheep|get_asgi_application)\\s*\\("
                    + "|^(\\w+)\\s*=\\s*falcon\\.asgi\\.App\\("
                    + "|^async\\s+def\\s+(\\w+)\\s*\\(\\s*scope\\b",
            Pattern.MULTILINE);
    private static final Pattern WSGI = Pattern.compile(
            "^(\\w+)(?:\\s*:\\s*[\\w.]+)?\\s*=\\s*(?:\\w+\\.)*(?:Flask|Bottle|APIFlask|default_app|get_wsgi_application|make_wsgi_app|falcon\\.App)\\s*\\("
                    + "|^(server)\\s*=\\s*\\w+\\.server\\b"
                    + "|^def\\s+(\\w+)\\s*\\(\\s*env(?:iron)?\\s*[,:]",
            Pattern.MULTILINE);
    private static final Pattern FACTORY =
            Pattern.compile("^def\\s+(create_app|make_app)\\s*\\(\\s*\\)", Pattern.MULTILINE);
    private static final Pattern DJANGO = Pattern.compile("DJANGO_SETTINGS_MODULE[\"']\\s*,\\s*[\"'](\\w+)\\.settings");

    /** Finds the program of a directory. */
    static Optional<PythonApp> find(Path directory) throws BuildFailed, IOException {
        for (var file : files(directory)) {
            var app = SourceText.read(directory.resolve(file)).flatMap(text -> in(file, text));
            if (app.isPresent()) {
                return app;
            }
        }
        return SCRIPTS.stream()
                .filter(name -> SourceText.isFile(directory.resolve(name)))
                .findFirst()
                .map(name -> new PythonApp(name, Kind.SCRIPT, ""));
    }

    private static List<String> files(Path directory) throws BuildFailed, IOException {
        var django = SourceText.read(directory.resolve("manage.py"))
                .map(DJANGO::matcher)
                .filter(m -> m.find())
                .map(m -> m.group(1) + "/wsgi.py");
        var usual = FOLDERS.stream().flatMap(folder -> NAMES.stream().map(name -> folder + name));
        return Stream.of(django.stream(), usual, Stream.of("app/__init__.py"))
                .flatMap(names -> names)
                .toList();
    }

    private static Optional<PythonApp> in(String file, String text) {
        return name(ASGI, text)
                .map(name -> new PythonApp(file, Kind.ASGI, name))
                .or(() -> name(WSGI, text).map(name -> new PythonApp(file, Kind.WSGI, name)))
                .or(() -> name(FACTORY, text)
                        .filter(name -> text.contains("Flask"))
                        .map(name -> new PythonApp(file, Kind.WSGI, name + "()")));
    }

    private static Optional<String> name(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Stream.iterate(1, group -> group <= matcher.groupCount(), group -> group + 1)
                .map(group -> Optional.ofNullable(matcher.group(group)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The folder that its modules are imported from: {@code src} is one unless it is a package. */
    Path home(Path directory) {
        return file.startsWith("src/") && !Files.exists(directory.resolve("src/__init__.py"))
                ? directory.resolve("src")
                : directory;
    }

    /** Returns its module, as imported from there. */
    String module(Path directory) {
        var path = home(directory).relativize(directory.resolve(file)).toString();
        return path.replaceFirst("(/__init__)?\\.py$", "").replace('/', '.');
    }
}
