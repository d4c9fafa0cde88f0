package dev.groundwork.localstack.runner.lambda;

import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts idle processes of the system, and speaks to the Runtime API in their place as a test says. */
final class ScriptedRuntime implements Launcher, AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Consumer<Started> script;
    private final List<Started> started = new CopyOnWriteArrayList<>();

    /**
     * @param script is run in a thread of its own for each process
     */
    ScriptedRuntime(Consumer<Started> script) {
        this.script = script;
    }

    /** Answers every event with itself until its process ends. */
    static ScriptedRuntime echo() {
        return new ScriptedRuntime(process -> {
            while (process.next().map(process::echo).isPresent()) {
                // Asks for the next event.
            }
        });
    }

    @Override
    public Process start(Template.Function function, String runtimeApi) throws IOException {
        var process =
                new ProcessBuilder("sleep", "600").redirectErrorStream(true).start();
        var one = new Started(process, "http://" + runtimeApi + "/2018-06-01/runtime/");
        started.add(one);
        Thread.ofPlatform().daemon().start(() -> script.accept(one));
        return process;
    }

    /** The processes that were started, oldest first. */
    List<Started> started() {
        return new ArrayList<>(started);
    }

    /** An event that a process has taken. */
    record Event(String id, String body) {}

    /** A process and its side of the Runtime API. */
    record Started(Process process, String api) {

        /** Asks for an event; nothing where the Runtime API hands out no more. */
        Optional<Event> next() {
            try {
                var answer = CLIENT.send(
                        HttpRequest.newBuilder(URI.create(api + "invocation/next"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                return Optional.of(new Event(
                        answer.headers()
                                .firstValue("Lambda-Runtime-Aws-Request-Id")
                                .orElseThrow(),
                        answer.body()));
            } catch (IOException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        Event echo(Event event) {
            post("invocation/" + event.id() + "/response", event.body());
            return event;
        }

        void failInit(String message) {
            post("init/error", "{\"errorType\":\"Runtime.Init\",\"errorMessage\":\"" + message + "\"}");
            exit();
        }

        /** Ends as a crash does. */
        void exit() {
            process.destroyForcibly();
        }

        private void post(String path, String body) {
            try {
                CLIENT.send(
                        HttpRequest.newBuilder(URI.create(api + path))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            } catch (IOException e) {
                // The process was ended meanwhile: nobody waits for the answer.
                exit();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Tells whether every process has ended. */
    boolean hasEnded() throws InterruptedException {
        for (var one : started) {
            if (!one.process().waitFor(5, TimeUnit.SECONDS)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        started.forEach(one -> one.process().destroyForcibly());
    }
}
