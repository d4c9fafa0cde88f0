package dev.groundwork.bench;

import dev.groundwork.bench.AccountServer.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Accounts of a stack that runs beside those of better-auth: the same operations, by the same client, in turns. */
final class PeersBench implements Bench {

    private static final int WORKERS = 8;
    private static final int PEOPLE = 16;
    private static final int HASHES = 16;
    private static final int SESSIONS = 400;
    private static final PairedRounds ROUNDS = new PairedRounds(1, 5);
    private static final double MIN_SIGN_INS = 1.2;
    private static final double MAX_SESSION_CPU = 1;
    private static final List<String> COLUMNS = List.of(
            "operation",
            "Groundwork, 1/s",
            "better-auth, 1/s",
            "ratio",
            "goal",
            "reached",
            "CPU ms: function",
            "runner",
            "better-auth");

    private final AtomicInteger people = new AtomicInteger();
    private final AtomicInteger networks = new AtomicInteger();

    /** One side: its server, its people and what an operation cost. */
    private record Side(AccountServer server, List<Person> people) {}

    /** Pieces of an operation that have been prepared, each a call. */
    private interface Operation {

        /** Prepares so many calls on a side, by a client. */
        List<Runnable> calls(Side side, BenchClient client);
    }

    @Override
    public String name() {
        return "peers";
    }

    /** It needs npm's registry once. */
    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public ResultTable run(Progress progress) {
        try {
            var folder = Files.createTempDirectory("groundwork-peers");
            try (var stack = RunningStack.start(folder);
                    var peer = BetterAuthServer.start(folder)) {
                return compare(new GroundworkAccounts(stack), peer, progress);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private ResultTable compare(AccountServer ours, AccountServer theirs, Progress progress) {
        var our = side(ours);
        var their = side(theirs);
        var rows = new ArrayList<List<String>>();
        rows.add(measure("sign-up", this::signUps, our, their, new Goal.None(), progress)
                .cells());
        rows.add(measure("sign-in", PeersBench::signIns, our, their, new Goal.AtLeast(MIN_SIGN_INS), progress)
                .cells());
        var session = measure("session check", PeersBench::sessions, our, their, new Goal.None(), progress);
        rows.add(session.cells());
        rows.add(session.cpuCells());
        rows.add(measure("sign-out", PeersBench::signOuts, our, their, new Goal.None(), progress)
                .cells());
        return new ResultTable(
                "Accounts beside better-auth",
                COLUMNS,
                rows,
                "%d workers over kept connections, in turns, medians of %d rounds after %d to warm up. Groundwork: Argon2id with 19 MiB and two passes, its function and the runner that stands in for API Gateway, Lambda and DynamoDB, each request through both. better-auth (bench/peers): its default hash, scrypt (N 16384, r 16: 32 MiB); SQLite in its own process of Node, no gateway; it asks for a proven address as Groundwork does, its rate limit is off. Session check: `GET /api/auth/me`, which reads session and profile consistently, and `GET /api/auth/get-session`. CPU of the server processes for one operation, of the counted rounds."
                        .formatted(WORKERS, ROUNDS.counted(), ROUNDS.warmUp()));
    }

    private Side side(AccountServer server) {
        var known = newPeople(PEOPLE);
        try (var client = newClient()) {
            known.forEach(person -> server.signUp(client, person));
            server.prove(client, known);
        }
        return new Side(server, known);
    }

    private List<Person> newPeople(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Person(people.incrementAndGet()))
                .toList();
    }

    private BenchClient newClient() {
        return BenchClient.ofNetwork(networks.incrementAndGet());
    }

    private List<Runnable> signUps(Side side, BenchClient client) {
        return calls(newPeople(HASHES), person -> side.server.signUp(client, person));
    }

    private static List<Runnable> signIns(Side side, BenchClient client) {
        return calls(side.people, person -> side.server.signIn(client, person));
    }

    private static List<Runnable> sessions(Side side, BenchClient client) {
        var sessions = side.people.stream()
                .limit(WORKERS)
                .map(person -> side.server.signIn(client, person))
                .toList();
        return calls(
                IntStream.range(0, SESSIONS)
                        .mapToObj(i -> sessions.get(i % sessions.size()))
                        .toList(),
                session -> side.server.session(client, session));
    }

    private static List<Runnable> signOuts(Side side, BenchClient client) {
        var sessions = side.people.stream()
                .map(person -> side.server.signIn(client, person))
                .toList();
        return calls(sessions, session -> side.server.signOut(client, session));
    }

    private static <T> List<Runnable> calls(List<T> pieces, Consumer<T> call) {
        return pieces.stream().<Runnable>map(piece -> () -> call.accept(piece)).toList();
    }

    private Measured measure(String what, Operation operation, Side ours, Side theirs, Goal goal, Progress progress) {
        var ourCpu = new CpuPerCall();
        var theirCpu = new CpuPerCall();
        var result = ROUNDS.run(
                progress, () -> perSecond(operation, ours, ourCpu), () -> perSecond(operation, theirs, theirCpu));
        return new Measured(what, result, goal, ourCpu, theirCpu);
    }

    private double perSecond(Operation operation, Side side, CpuPerCall cpu) {
        try (var client = newClient()) {
            var calls = operation.calls(side, client);
            var before = side.server.cpuMillis();
            var done = new ConcurrentWorkers(WORKERS).work(calls, Runnable::run);
            if (!done.failures().isEmpty()) {
                throw done.failures().getFirst();
            }
            cpu.add(before, side.server.cpuMillis(), calls.size());
            return done.perSecond();
        }
    }

    /** The figures of an operation. */
    private record Measured(
            String what, PairedRounds.Result result, Goal goal, CpuPerCall ourCpu, CpuPerCall theirCpu) {

        List<String> cells() {
            return List.of(
                    what,
                    Goal.number(result.first()),
                    Goal.number(result.second()),
                    Goal.number(result.ratio()),
                    goal.text(),
                    goal.verdict(result.ratio()),
                    millis(ourCpu, GroundworkAccounts.FUNCTION),
                    millis(ourCpu, GroundworkAccounts.RUNNER),
                    millis(theirCpu, BetterAuthServer.SERVER));
        }

        /** The row that compares the CPU of our function with the peer's. */
        List<String> cpuCells() {
            var cpu = new Goal.AtMost(MAX_SESSION_CPU);
            var ratio = ourCpu.median(GroundworkAccounts.FUNCTION, ROUNDS.counted())
                    / theirCpu.median(BetterAuthServer.SERVER, ROUNDS.counted());
            return List.of(
                    what + ": CPU of the function over better-auth's",
                    "",
                    "",
                    Goal.number(ratio),
                    cpu.text(),
                    cpu.verdict(ratio),
                    "",
                    "",
                    "");
        }

        private static String millis(CpuPerCall cpu, String part) {
            return Goal.number(cpu.median(part, ROUNDS.counted()));
        }
    }
}
