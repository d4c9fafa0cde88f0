package dev.groundwork.localstack.provider.build;

import java.io.IOException;
import java.nio.file.Path;

/** The advice for an app whose process ends without an error before it listens: its program defines an app, and nothing runs it. */
final class ExitAdvice {

    private static final String LISTEN =
            "Its process ended by itself. A web process keeps running and listens on the port in PORT.";

    private ExitAdvice() {}

    static String of(Path directory) throws BuildFailed, IOException {
        var python = PythonApp.find(directory);
        if (python.isEmpty() || python.get().kind() == PythonApp.Kind.SCRIPT) {
            return LISTEN;
        }
        var app = python.get();
        var target = app.module(directory) + ":" + app.name();
        var server = app.kind() == PythonApp.Kind.ASGI
                ? "uvicorn --host 0.0.0.0 --port $PORT " + target
                : "gunicorn --bind 0.0.0.0:$PORT " + target;
        return LISTEN + " " + app.file() + " only defines an app, and nothing runs it: use the line web: " + server
                + " in Procfile, with that server in requirements.txt, or take the web line out.";
    }
}
