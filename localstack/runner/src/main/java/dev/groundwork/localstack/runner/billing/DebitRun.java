package dev.groundwork.localstack.runner.billing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the debit on a stack and shows its progress until all partitions of the index are charged, or until nothing moves any more. The run does
 * not depend on this command: where it is stopped, the run goes on.
 */
final class DebitRun {

    private static final Duration LOOK = Duration.ofMillis(500);

    /** A queue's message comes again at the latest after its visibility timeout; what is not heard of for so long waits for that. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final RunningStack stack;
    private final ProgressDisplay display;
    private final PrintStream summary;

    DebitRun(RunningStack stack, ProgressDisplay display, PrintStream summary) {
        this.stack = stack;
        this.display = display;
        this.summary = summary;
    }

    /** Answers whether all is charged and nothing failed. */
    boolean run(Instant time) throws InterruptedException {
        var started = System.nanoTime();
        var deadBefore = stack.deadLetters();
        stack.newLogLines();
        var watch = new Watch(new DebitProgress(time), started);
        var answer = new CompletableFuture<JsonNode>();
        Thread.ofVirtual().name("debit").start(() -> answer(answer, time));
        while (!watch.isOver(answer)) {
            await(answer);
            watch.look();
        }
        watch.look();
        var result = result(answer);
        var dead = Math.max(0, stack.deadLetters() - deadBefore);
        display.end();
        summary.println(ProgressText.summary(watch.progress.counts(), watch.elapsed(), dead));
        return isGood(result, watch.progress, dead);
    }

    private void answer(CompletableFuture<JsonNode> answer, Instant time) {
        try {
            answer.complete(stack.runDebit(time));
        } catch (RuntimeException | InterruptedException e) {
            answer.completeExceptionally(e);
        }
    }

    private static void await(CompletableFuture<JsonNode> answer) throws InterruptedException {
        if (answer.isDone()) {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            return;
        }
        try {
            answer.get(LOOK.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Looked at again by the caller.
        }
    }

    /** The function's answer, or why there is none. */
    private static JsonNode result(CompletableFuture<JsonNode> answer) {
        try {
            return answer.join().path("result");
        } catch (CompletionException e) {
            throw e.getCause() instanceof RunningStack.StackException refused
                    ? refused
                    : new RunningStack.StackException("the run was not answered: " + e.getCause());
        }
    }

    private boolean isGood(JsonNode result, DebitProgress progress, long dead) {
        if (result.path("failed").isBoolean()) {
            display.say("the schedule's own part failed: " + result.path("error"));
            return false;
        }
        var waiting = progress.isComplete() ? 0 : stack.waitingMessages();
        if (waiting > 0) {
            display.say("%d messages wait in the queues and are tried again; the same command shows what came of them."
                    .formatted(waiting));
            return false;
        }
        return result.path("failed").asLong() == 0 && progress.counts().failed() == 0 && dead == 0;
    }

    /** The state of the run as far as it is known. */
    private final class Watch {

        private final DebitProgress progress;
        private final long started;
        private OptionalLong total = OptionalLong.empty();
        private OptionalInt counted = OptionalInt.empty();
        private long heard;

        private Watch(DebitProgress progress, long started) {
            this.progress = progress;
            this.started = started;
            this.heard = started;
        }

        private Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - started);
        }

        private void look() {
            for (var line : stack.newLogLines()) {
                if (progress.accept(line)) {
                    heard = System.nanoTime();
                }
            }
            var shards = progress.shards();
            if (shards.isPresent() && !shards.equals(counted)) {
                counted = shards;
                total = OptionalLong.of(
                        stack.runningApps(shards.getAsInt()) + progress.counts().suspended());
            }
            display.show(ProgressText.line(progress.counts(), total, elapsed()), elapsed());
        }

        /** The schedule has answered, and its queue has nothing to do for it any more or is silent. */
        private boolean isOver(CompletableFuture<JsonNode> answer) {
            if (!answer.isDone()) {
                return false;
            }
            if (answer.isCompletedExceptionally() || progress.isComplete()) {
                return true;
            }
            return answer.join().path("result").path("failed").isBoolean()
                    || stack.waitingMessages() == 0
                    || System.nanoTime() - heard > SILENCE.toNanos();
        }
    }
}
