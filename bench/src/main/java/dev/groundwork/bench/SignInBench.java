package dev.groundwork.bench;

import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.PasswordHasher;
import dev.groundwork.testing.HandClock;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The cost of a sign-in: round trips around one hash, and hardly any CPU but the hash's. */
final class SignInBench implements Bench {

    private static final PairedRounds ROUNDS = new PairedRounds(3, 11);
    private static final int SIGN_INS = 3;
    private static final double MAX_CPU_RATIO = 1.1;

    @Override
    public String name() {
        return "login";
    }

    @Override
    public ResultTable run(Progress progress) {
        var order = new CallOrder();
        var rows = new ArrayList<Row>();
        try (var functions = new BenchFunctions(new HandClock(ConsumeCost.START), order)) {
            rows.addAll(counts(BenchAccount.register(functions), order));
        }
        progress.step();
        try (var functions = new BenchFunctions(new HandClock(ConsumeCost.START))) {
            BenchAccount.register(functions);
            rows.add(cpu(progress, functions));
        }
        return new ResultTable(
                "A sign-in",
                Row.COLUMNS,
                rows.stream().map(Row::cells).toList(),
                "CPU of the thread that handles the request, median of %d rounds of %d in turns, after %d to warm up; the bare hash is the function's own."
                        .formatted(ROUNDS.counted(), SIGN_INS, ROUNDS.warmUp()));
    }

    static List<Row> counts(BenchAccount account, CallOrder order) {
        account.tokens();
        order.take();
        account.tokens();
        var events = order.take();
        var hashes = Collections.frequency(events, CallOrder.Event.HASH);
        var first = events.indexOf(CallOrder.Event.HASH);
        var before = Collections.frequency(events.subList(0, first), CallOrder.Event.CALL);
        var after = Collections.frequency(events.subList(first, events.size()), CallOrder.Event.CALL);
        return List.of(
                Row.atMost("calls before the hash", before, "to DynamoDB", 1),
                Row.atMost("hashes", hashes, "Argon2id", 1),
                Row.atMost("calls after the hash", after, "to DynamoDB", 1));
    }

    private static Row cpu(Progress progress, BenchFunctions functions) {
        var passwords = functions.part(PasswordHasher.class);
        var password = new Password(BenchAccount.PASSWORD);
        var stored = Optional.of(passwords.hash(password));
        var result = ROUNDS.run(
                progress,
                () -> cpuMillis(
                        () -> functions.lambda().send(BenchAccount.login()).expect(200)),
                () -> cpuMillis(() -> passwords.verify(password, stored)));
        var detail = "%.1f ms over %.1f ms (%.2f … %.2f)"
                .formatted(result.first(), result.second(), result.low(), result.high());
        return Row.atMost("CPU over the bare hash", result.ratio(), detail, MAX_CPU_RATIO);
    }

    private static double cpuMillis(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        var start = threads.getCurrentThreadCpuTime();
        for (var i = 0; i < SIGN_INS; i++) {
            work.run();
        }
        return (threads.getCurrentThreadCpuTime() - start) / 1e6 / SIGN_INS;
    }
}
