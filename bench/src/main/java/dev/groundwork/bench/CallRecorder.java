package dev.groundwork.bench;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Records a client's calls in their order, for a bare client to make the same. Safe for threads. */
final class CallRecorder implements ExecutionInterceptor {

    private final List<SdkRequest> calls = new ArrayList<>();

    @Override
    public synchronized void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        calls.add(context.request());
    }

    /** The calls since the last take, or since it was made. */
    synchronized List<SdkRequest> take() {
        var taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }
}
