package dev.groundwork.localstack.runner.control;

import dev.groundwork.localstack.runner.lambda.InvocationResult;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last invocations, for people who look for what happened and want to do it again. */
public final class InvocationStore {

    private static final int MAX = 500;
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    /**
     * An invocation.
     *
     * @param purpose the request or the schedule that it was for, or {@code background}
     * @param durationMs how long the caller waited
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
    public record Entry(
            String id,
            Instant at,
            String function,
            String purpose,
            byte[] event,
            InvocationResult result,
            long durationMs) {

        /** In one word. */
        public String outcome() {
            return switch (result) {
                case InvocationResult.Answered a -> "answered";
                case InvocationResult.Failed f -> "failed";
                case InvocationResult.Crashed() -> "crashed";
                case InvocationResult.TimedOut() -> "timed_out";
                case InvocationResult.Abandoned() -> "abandoned";
            };
        }

        /** What the function answered, or its error; empty where it did neither. */
        public byte[] answer() {
            return switch (result) {
                case InvocationResult.Answered(var payload) -> payload;
                case InvocationResult.Failed(var error) -> error;
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

    /** Remembers an invocation, and forgets the oldest where there are too many. */
    public synchronized void add(Entry entry) {
        entries.addLast(entry);
        bytes += entry.bytes();
        while (entries.size() > MAX || bytes > MAX_BYTES) {
            bytes -= entries.removeFirst().bytes();
        }
    }

    /** The last invocations, newest first. */
    public synchronized List<Entry> newestFirst() {
        var list = new ArrayList<>(entries);
        Collections.reverse(list);
        return list;
    }

    /** One of them. */
    public synchronized Optional<Entry> find(String id) {
        return entries.stream().filter(e -> e.id().equals(id)).findFirst();
    }
}
