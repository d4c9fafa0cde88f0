package dev.groundwork.localstack.runner.control;

import dev.groundwork.localstack.runner.gateway.HttpApi;
import dev.groundwork.localstack.runner.lambda.InvocationReport;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The last invocations, so that people can look at them and replay them. */
public final class InvocationStore {

    private static final int MAX = 500;
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    /**
     * An invocation.
     *
     * @param purpose the request or the schedule that it was for, or {@code background}
     * @param isRequest whether it was for a request of the HTTP API
     * @param durationMs the time that the caller waited, the start of a process included
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
    public record Entry(
            String id,
            Instant at,
            String function,
            String purpose,
            boolean isRequest,
            byte[] event,
            InvocationReport report,
            long durationMs) {

        private InvocationResult result() {
            return report.result();
        }

        /** Returns the status that the caller of a request got; empty for other invocations. */
        public OptionalInt httpStatus() {
            return isRequest ? OptionalInt.of(HttpApi.response(result()).status()) : OptionalInt.empty();
        }

        private boolean isAnswered() {
            return result() instanceof InvocationResult.Answered;
        }

        /** Returns the outcome in one word. */
        public String outcome() {
            return switch (result()) {
                case InvocationResult.Answered a -> "answered";
                case InvocationResult.Failed f -> "failed";
                case InvocationResult.NotStarted n -> "not_started";
                case InvocationResult.Crashed() -> "crashed";
                case InvocationResult.TimedOut() -> "timed_out";
                case InvocationResult.Abandoned() -> "abandoned";
            };
        }

        /** Returns the function's answer or error; empty where it gave neither. */
        public byte[] answer() {
            return switch (result()) {
                case InvocationResult.Answered(var payload) -> payload;
                case InvocationResult.Failed(var error) -> error;
                case InvocationResult.NotStarted(var error) -> error;
                case InvocationResult.Crashed() -> new byte[0];
                case InvocationResult.TimedOut() -> new byte[0];
                case InvocationResult.Abandoned() -> new byte[0];
            };
        }

        private long bytes() {
            return (long) event.length + answer().length;
        }
    }

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;

    /** Adds an invocation, and removes the oldest ones where there are too many. */
    public synchronized void add(Entry entry) {
        entries.addLast(entry);
        bytes += entry.bytes();
        while (entries.size() > MAX || bytes > MAX_BYTES) {
            bytes -= entries.removeFirst().bytes();
        }
    }

    /** Returns the last invocations, newest first. */
    public synchronized List<Entry> newestFirst() {
        var list = new ArrayList<>(entries);
        Collections.reverse(list);
        return list;
    }

    /** Finds an invocation by its id. */
    public synchronized Optional<Entry> find(String id) {
        return entries.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /** Returns the newest invocation of a function that it did not answer. */
    public synchronized Optional<Entry> lastError(String function) {
        return newestFirst().stream()
                .filter(entry -> entry.function().equals(function) && !entry.isAnswered())
                .findFirst();
    }
}
