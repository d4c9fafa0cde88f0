package dev.groundwork.bench;

import dev.groundwork.auth.domain.Password;
import dev.groundwork.auth.port.Passwords;
import dev.groundwork.testing.HandClock;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a sign-in costs: round trips around one hash, and hardly any CPU but the hash's. */
final class SignInBench implements Bench {

    private static final Rounds ROUNDS = new Rounds(3, 11);
    private static final int SIGN_INS = 3;
    private static final double MAX_CPU_RATIO = 1.1;

    @Override
    public String name() {
        return "login";
    }

    @Override
    public Sheet run(Progress progress) {
        var timeline = new Timeline();
        var rows = new ArrayList<Row>();
        try (var stack = new Stack(new HandClock(ConsumeCost.START), timeline)) {
            rows.addAll(counts(Account.register(stack), timeline));
        }
        progress.step();
        try (var stack = new Stack(new HandClock(ConsumeCost.START))) {
            Account.register(stack);
            rows.add(cpu(progress, stack));
        }
        return new Sheet(
                "A sign-in",
                Row.COLUMNS,
                rows.stream().map(Row::cells).toList(),
                "CPU of the thread that handles the request, median of %d rounds of %d in turns, after %d to warm up; the bare hash is the function's own."
                        .formatted(ROUNDS.counted(), SIGN_INS, ROUNDS.warmUp()));
    }

    static List<Row> counts(Account account, Timeline timeline) {
        account.tokens();
        timeline.take();
        account.tokens();
        var events = timeline.take();
        var hashes = Collections.frequency(events, Timeline.Event.HASH);
        var first = events.indexOf(Timeline.Event.HASH);
        var before = Collections.frequency(events.subList(0, first), Timeline.Event.CALL);
        var after = Collections.frequency(events.subList(first, events.size()), Timeline.Event.CALL);
        return List.of(
                Row.atMost("calls before the hash", before, "to DynamoDB", 1),
                Row.atMost("hashes", hashes, "Argon2id", 1),
                Row.atMost("calls after the hash", after, "to DynamoDB", 1));
    }

    private static Row cpu(Progress progress, Stack stack) {
        var passwords = stack.part(Passwords.class);
        var password = new Password(Account.PASSWORD);
        var stored = Optional.of(passwords.hash(password));
        var result = ROUNDS.run(
                progress,
                () -> cpuMillis(() -> stack.lambda().send(Account.login()).expect(200)),
                () -> cpuMillis(() -> passwords.judge(password, stored)));
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
