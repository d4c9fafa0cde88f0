package dev.groundwork.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A stack that runs as {@code ./groundwork up} on a folder and a port of its own. */
final class RunningStack implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final double KILOBYTES = 1024;
    private static final double NANOS = 1e9;

    private final HttpClient client = HttpClient.newHttpClient();
    private final long startedAt;
    private final Process process;
    private final String url;
    private final double readyAfter;

    private RunningStack(long startedAt, Process process, String url) {
        this.startedAt = startedAt;
        this.process = process;
        this.url = url;
        this.readyAfter = seconds();
    }

    /** Starts a stack and waits until it says that it is ready. */
    static RunningStack start(Path folder) throws IOException {
        var builder = new ProcessBuilder("./groundwork", "up")
                .redirectError(folder.resolve("stack.log").toFile());
        builder.environment().put("GROUNDWORK_HOME", folder.resolve("home").toString());
        builder.environment().put("GROUNDWORK_CACHE", folder.resolve("cache").toString());
        builder.environment().put("GROUNDWORK_PORT", Integer.toString(freePort()));
        var startedAt = System.nanoTime();
        var process = builder.start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = out.readLine();
        if (line == null || !line.startsWith("ready ")) {
            throw new IllegalStateException(
                    "the stack did not start:\n" + Files.readString(folder.resolve("stack.log")));
        }
        return new RunningStack(startedAt, process, line.substring("ready ".length()));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Returns the seconds from the command to the line that says ready. */
    double readyAfter() {
        return readyAfter;
    }

    /** Returns the seconds since the command. */
    double seconds() {
        return (System.nanoTime() - startedAt) / NANOS;
    }

    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    String post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    response.uri() + " answered " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** Returns the number of the stack's processes. */
    long processCount() {
        return processes().count();
    }

    /** Returns the resident memory of all its processes in MiB, as Linux counts it: pages that they share count in each. */
    double residentMegabytes() {
        return processes().mapToDouble(RunningStack::residentMegabytes).sum();
    }

    private static double residentMegabytes(ProcessHandle handle) {
        try {
            var status = RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(handle.pid()), "status")));
            return status.find() ? Long.parseLong(status.group(1)) / KILOBYTES : 0;
        } catch (IOException e) {
            // The process has ended between the list and the look.
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
