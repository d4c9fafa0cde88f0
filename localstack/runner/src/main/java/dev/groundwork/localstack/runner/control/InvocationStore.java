package dev.groundwork.localstack.runner.control;

import dev.groundwork.localstack.runner.lambda.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last invocations, for people who look for what happened and want to do it again. */
public final class InvocationStore {

    private static final int MAX = 200;
    private static final int MAX_TEXT = 64 * 1024;

    /** An invocation. Texts are cut at 64 KiB. */
    public record Entry(
            String id, Instant at, String function, String event, String outcome, String answer, long durationMs) {}

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** Remembers an invocation. */
    public synchronized void add(
            String id, Instant at, String function, byte[] event, InvocationResult result, long durationMs) {
        var outcome =
                switch (result) {
                    case InvocationResult.Answered a -> "answered";
                    case InvocationResult.Failed f -> "failed";
                    case InvocationResult.Crashed c -> "crashed";
                    case InvocationResult.TimedOut t -> "timed_out";
                };
        var answer =
                switch (result) {
                    case InvocationResult.Answered(var payload) -> payload;
                    case InvocationResult.Failed(var error) -> error;
                    case InvocationResult.Crashed() -> new byte[0];
                    case InvocationResult.TimedOut() -> new byte[0];
                };
        entries.addLast(new Entry(id, at, function, text(event), outcome, text(answer), durationMs));
        if (entries.size() > MAX) {
            entries.removeFirst();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, MAX_TEXT), StandardCharsets.UTF_8);
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
