package dev.groundwork.localstack.stripe.wire;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The newest requests to the API, oldest first. */
public final class RequestLog {

    private static final int MOST = 5_000;

    private final InstantSource clock;
    private final Deque<Map<String, Object>> entries = new ArrayDeque<>();

    public RequestLog(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add(String method, String path, Map<String, Object> parameters, Optional<String> key) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("method", method);
        entry.put("path", path);
        entry.put("params", parameters);
        entry.put("idempotencyKey", key.orElse(null));
        entry.put("at", clock.instant().toString());
        entries.add(entry);
        if (entries.size() > MOST) {
            entries.remove();
        }
    }

    /** Returns what was asked: {@code method}, {@code path}, {@code params}, {@code idempotencyKey} and {@code at} of each. */
    public synchronized List<Map<String, Object>> entries() {
        return new ArrayList<>(entries);
    }
}
