package dev.groundwork.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** better-auth over SQLite in one process of Node, from bench/peers. */
final class BetterAuthServer implements AccountServer, AutoCloseable {

    private static final Path SOURCE = Path.of("bench", "peers");
    /** The one part of its CPU time. */
    static final String SERVER = "server";

    private static final long END_SECONDS = 10;

    private final Process process;
    private final String url;

    private BetterAuthServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts it; installs it first where that has not happened since its lock file was changed.
     *
     * @param folder holds its database and what it prints
     */
    static BetterAuthServer start(Path folder) throws IOException, InterruptedException {
        install(folder);
        var builder = new ProcessBuilder(
                        "node",
                        SOURCE.resolve("server.js").toString(),
                        folder.resolve("peer.sqlite").toString(),
                        Integer.toString(freePort()))
                .redirectError(folder.resolve("peer.log").toFile());
        builder.environment().put("NODE_ENV", "production");
        var process = builder.start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = out.readLine();
        if (line == null || !line.startsWith("ready ")) {
            throw new IllegalStateException("the peer did not start:\n" + Files.readString(folder.resolve("peer.log")));
        }
        return new BetterAuthServer(process, line.substring("ready ".length()));
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        var installed = SOURCE.resolve("node_modules").resolve(".package-lock.json");
        var lock = SOURCE.resolve("package-lock.json");
        if (Files.exists(installed)
                && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) >= 0) {
            return;
        }
        var log = folder.resolve("npm.log");
        var npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--prefix", SOURCE.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (npm.waitFor() != 0) {
            throw new IllegalStateException("npm ci did not end well:\n" + Files.readString(log));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public String name() {
        return "better-auth";
    }

    @Override
    public void signUp(BenchClient client, Person person) {
        BenchClient.body(client.post(url + "/api/auth/sign-up/email", origin(), person.registration("name")));
    }

    @Override
    public void prove(BenchClient client, List<Person> people) {
        BenchClient.body(client.post(url + "/prove-all", Map.of(), ""));
    }

    @Override
    public Map<String, String> signIn(BenchClient client, Person person) {
        var response = client.post(url + "/api/auth/sign-in/email", origin(), person.signIn());
        BenchClient.body(response);
        var cookies = response.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        return Map.of("Cookie", cookies, "Origin", url);
    }

    @Override
    public void session(BenchClient client, Map<String, String> session) {
        if (!BenchClient.body(client.get(url + "/api/auth/get-session", session))
                .contains("\"user\"")) {
            throw new IllegalStateException("the peer knows no session");
        }
    }

    @Override
    public void signOut(BenchClient client, Map<String, String> session) {
        BenchClient.body(client.post(url + "/api/auth/sign-out", session, "{}"));
    }

    @Override
    public Map<String, Double> cpuMillis() {
        return Map.of(SERVER, RunningStack.millis(process.toHandle()));
    }

    private Map<String, String> origin() {
        return Map.of("Origin", url);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
