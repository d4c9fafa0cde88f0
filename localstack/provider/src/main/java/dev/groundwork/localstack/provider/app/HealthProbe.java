package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.process.ProcessTree;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Asks a new process until it answers {@code /} with a status below 500. One that says at {@code /.well-known/groundwork-build} that it is
 * another build does not count as the new one.
 */
final class HealthProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    private static final int FIRST_ERROR = 500;
    private static final int OK = 200;
    private static final Pattern BUILD_ID = Pattern.compile("dep_[0-9A-Za-z]{26}");
    private static final List<String> HOSTS = List.of("127.0.0.1", "[::1]");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** The result of a probe. */
    sealed interface Finding {
        record Answers(InetSocketAddress address) implements Finding {}

        record Exited() implements Finding {}

        /** The time is over; with what the last answer was, if there was one. */
        record Silent(String last) implements Finding {}
    }

    /** Waits for the first answer, the end of the process, or the end of the time. */
    Finding await(ProcessTree tree, int port, Optional<String> build, Duration most) throws InterruptedException {
        var deadline = System.nanoTime() + most.toNanos();
        var pause = FIRST_PAUSE;
        var last = "it does not listen on the port given as PORT";
        while (tree.isAlive()) {
            for (var host : HOSTS) {
                var said = ask(URI.create("http://" + host + ":" + port), build);
                if (said.isPresent() && said.get().isEmpty()) {
                    return new Finding.Answers(new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port));
                }
                last = said.orElse(last);
            }
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) {
                return new Finding.Silent(last);
            }
            TimeUnit.MILLISECONDS.sleep(Math.min(pause.toMillis(), Math.max(1, left.toMillis())));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        return new Finding.Exited();
    }

    /** Nothing where nobody listens, empty where all is well, else what is not. */
    private Optional<String> ask(URI origin, Optional<String> build) throws InterruptedException {
        try {
            var status = get(origin.resolve("/")).status();
            if (status >= FIRST_ERROR) {
                return Optional.of("it answers / with status " + status);
            }
            var answer = get(origin.resolve("/.well-known/groundwork-build"));
            var other = answer.status() == OK
                    && BUILD_ID.matcher(answer.text()).matches()
                    && build.isPresent()
                    && !answer.text().equals(build.get());
            return Optional.of(other ? "it says that it is the build " + answer.text() : "");
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private record Answer(int status, String text) {}

    private Answer get(URI uri) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("User-Agent", "groundwork-probe")
                .build();
        var answer = client.send(request, BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            return new Answer(answer.statusCode(), new String(body.readNBytes(64), StandardCharsets.UTF_8).strip());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
