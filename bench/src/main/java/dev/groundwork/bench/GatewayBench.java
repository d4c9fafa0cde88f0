package dev.groundwork.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** The CPU time of a consume through the gateway of a running stack: the runner's, which is the cloud's share, and the function's own. */
final class GatewayBench implements Bench {

    private static final double MAX_RUNNER_MILLIS = 1;
    private static final int WARM_UP = 2_000;
    private static final int CONSUMES = 4_000;
    private static final int DOT_EVERY = 500;

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public ResultTable run(Progress progress) {
        try {
            var folder = Files.createTempDirectory("groundwork-gateway");
            try (var stack = RunningStack.start(folder)) {
                return measure(stack, progress);
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

    private static ResultTable measure(RunningStack stack, Progress progress) throws IOException, InterruptedException {
        var account = StackAccount.funded(stack, progress);
        Waiting.until(progress, () -> !stack.get("/_local/functions").contains("starting"));
        consume(account, "warm-up", WARM_UP, progress);
        var runner = stack.runnerMillis();
        var function = stack.functionMillis("Credits");
        consume(account, "measured", CONSUMES, progress);
        runner = (stack.runnerMillis() - runner) / CONSUMES;
        function = (stack.functionMillis("Credits") - function) / CONSUMES;
        return new ResultTable(
                "A consume through the gateway of ./groundwork up",
                Row.COLUMNS,
                List.of(
                        Row.atMost("the runner: gateway, Runtime API, DynamoDB", runner, "CPU ms", MAX_RUNNER_MILLIS)
                                .cells(),
                        Row.of("the function", function, "CPU ms").cells(),
                        Row.of("the runner's share over the function's", runner / function, "")
                                .cells()),
                "Means over %,d consumes one after the other on a kept connection, after %,d to warm up."
                        .formatted(CONSUMES, WARM_UP));
    }

    private static void consume(StackAccount account, String name, int count, Progress progress)
            throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            account.consume(name + "-" + i);
            if (i % DOT_EVERY == 0) {
                progress.step();
            }
        }
    }
}
