package dev.groundwork.localstack.provider.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command that starts a Python app: the server among its packages that runs apps of its kind. */
final class PythonStart {

    /** A server, and its command line. */
    private record Server(String program, String line) {}

    private static final List<Server> ASGI = List.of(
            new Server("uvicorn", "uvicorn --host 127.0.0.1 --port \"$PORT\" %s:%s"),
            new Server("hypercorn", "hypercorn --bind \"127.0.0.1:$PORT\" %s:%s"),
            new Server("granian", "granian --interface asgi --host 127.0.0.1 --port \"$PORT\" %s:%s"),
            new Server("daphne", "daphne -b 127.0.0.1 -p \"$PORT\" %s:%s"));
    private static final List<Server> WSGI = List.of(
            new Server("gunicorn", "gunicorn --bind \"127.0.0.1:$PORT\" '%s:%s'"),
            new Server("waitress-serve", "waitress-serve --listen=\"127.0.0.1:$PORT\" %s:%s"),
            new Server("flask", "flask --app '%s:%s' run --host 127.0.0.1 --port \"$PORT\""));

    /** The server of the standard library, for apps that bring none. */
    private static final String STANDARD = "python3 -u -c '"
            + "import importlib, os, sys; sys.path.insert(0, \"\"); "
            + "from wsgiref.simple_server import make_server; "
            + "make_server(\"127.0.0.1\", int(os.environ[\"PORT\"]), importlib.import_module(\"%s\").%s).serve_forever()'";

    private PythonStart() {}

    static Optional<StartPlan> of(Path directory, Artifact artifact) throws BuildFailed, IOException {
        var found = PythonApp.find(directory);
        if (found.isEmpty() || PageFiles.loads(directory, found.get().file())) {
            return Optional.empty();
        }
        var app = found.get();
        return Optional.of(
                switch (app.kind()) {
                    case SCRIPT -> new StartPlan.Run(List.of("/usr/bin/env", "python3", "-u", app.file()), directory);
                    case ASGI ->
                        server(ASGI, artifact)
                                .map(server -> shell(server.line(), app, directory))
                                .orElseThrow(() -> new BuildFailed(app.file() + " has an ASGI app, and none of the"
                                        + " installed packages is a server for it.\nLooked for: uvicorn, hypercorn,"
                                        + " granian, daphne.\nAdd uvicorn to the dependencies."));
                    case WSGI -> shell(server(WSGI, artifact).map(Server::line).orElse(STANDARD), app, directory);
                });
    }

    private static StartPlan shell(String line, PythonApp app, Path directory) {
        return new StartPlan.Run(
                ShellLine.only(line.formatted(app.module(directory), app.name())), app.home(directory));
    }

    private static Optional<Server> server(List<Server> servers, Artifact artifact) {
        return servers.stream()
                .filter(s -> Files.isExecutable(artifact.python().resolve("bin").resolve(s.program())))
                .findFirst();
    }
}
