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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A stack that runs as {@code ./groundwork up} on a folder and a port of its own. */
final class RunningStack implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Pattern RESIDENT = Pattern.compile("(?m)^Rss:\\s+(\\d+) kB");
    private static final Pattern PROPORTIONAL = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
    private static final Pattern FUNCTION = Pattern.compile("(?:^|\0)AWS_LAMBDA_FUNCTION_NAME=([^\0]*)");
    private static final double KILOBYTES = 1024;
    private static final double NANOS = 1e9;
    private static final double NANOS_OF_A_MILLISECOND = 1e6;

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

    /**
     * Posts a body of another type, or with an authorization.
     *
     * @param headers names and values in turns
     */
    String post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    response.uri() + " answered " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** The address of its gateway. */
    String url() {
        return url;
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
        return processes().mapToDouble(process -> megabytes(process, RESIDENT)).sum();
    }

    /** Returns the same of the runner and of some functions alone. */
    double residentMegabytes(Set<String> functions) {
        return only(functions)
                .mapToDouble(process -> megabytes(process, RESIDENT))
                .sum();
    }

    /** Returns the memory of the runner and of some functions in MiB, where a page that so many processes share counts as so small a part in each. */
    double proportionalMegabytes(Set<String> functions) {
        return only(functions)
                .mapToDouble(process -> megabytes(process, PROPORTIONAL))
                .sum();
    }

    private Stream<ProcessHandle> only(Set<String> functions) {
        return Stream.concat(
                Stream.of(process.toHandle()), process.descendants().filter(child -> functions.contains(name(child))));
    }

    /** Returns the CPU time of the runner so far, in milliseconds to ten. */
    double runnerMillis() {
        return millis(process.toHandle());
    }

    /** Returns the CPU time of a function's process so far, in milliseconds to ten. */
    double functionMillis(String function) {
        return process.descendants()
                .filter(child -> name(child).equals(function))
                .mapToDouble(RunningStack::millis)
                .sum();
    }

    /** Returns the CPU time of a process so far, in milliseconds to ten. */
    static double millis(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / NANOS_OF_A_MILLISECOND;
    }

    /** Returns the name of the function that a process runs; empty where it runs none. */
    private static String name(ProcessHandle process) {
        var name = FUNCTION.matcher(proc(process, "environ"));
        return name.find() ? name.group(1) : "";
    }

    private static double megabytes(ProcessHandle process, Pattern line) {
        var found = line.matcher(proc(process, "smaps_rollup"));
        return found.find() ? Long.parseLong(found.group(1)) / KILOBYTES : 0;
    }

    private static String proc(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException e) {
            // The process has ended between the list and the look.
            return "";
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
