package dev.groundwork.bench;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** In which order a request calls DynamoDB and hashes. For one request at a time. */
final class CallOrder implements ExecutionInterceptor {

    /** A step of a request. */
    enum Event {
        CALL,
        HASH
    }

    private final List<Event> events = new ArrayList<>();

    @Override
    public synchronized void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        events.add(Event.CALL);
    }

    synchronized void hash() {
        events.add(Event.HASH);
    }

    /** Returns the steps since the last call, or since it was made, and begins anew. */
    synchronized List<Event> take() {
        var taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
