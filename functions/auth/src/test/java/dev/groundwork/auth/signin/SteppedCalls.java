package dev.groundwork.auth.signin;

import dev.groundwork.kernel.Pause;
import java.util.concurrent.Callable;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A client of DynamoDB whose callers go on one call at a time, as a test says. Of all of them one runs at any moment, so a schedule is the order
 * of their calls and nothing else. Calls of other threads are done at once.
 */
record SteppedCalls(MemoryTables tables) implements DynamoDbClient, Pause {

    private static final ScopedValue<Stepped<?>> CALLER = ScopedValue.newInstance();

    /** The end of a call. */
    enum Fate {
        /** It is answered. */
        ANSWERED,
        /** It is answered to nobody, and the SDK sends it again. */
        ANSWER_LOST,
        /** Its caller ends before it. */
        CRASH_BEFORE,
        /** Its caller ends after it. */
        CRASH_AFTER
    }

    /** The end of a caller whose process has died. */
    static final class Crash extends RuntimeException {

        Crash() {
            super("crash", null, false, false);
        }
    }

    /** A caller: it stands before its next call, pauses, or has ended. */
    static final class Stepped<T> {

        private final SynchronousQueue<Fate> fates = new SynchronousQueue<>();
        private final SynchronousQueue<State> states = new SynchronousQueue<>();
        private State state = State.CALLING;
        private volatile Supplier<T> result = () -> {
            throw new IllegalStateException("it has not ended");
        };

        private enum State {
            CALLING,
            PAUSING,
            ENDED
        }

        /** Starts it, up to its first call. */
        static <T> Stepped<T> start(Callable<T> body) throws InterruptedException {
            var stepped = new Stepped<T>();
            Thread.ofVirtual().start(() -> ScopedValue.where(CALLER, stepped).run(() -> stepped.run(body)));
            stepped.state = stepped.states.take();
            return stepped;
        }

        private void run(Callable<T> body) {
            try {
                var value = body.call();
                result = () -> value;
            } catch (Crash e) {
                result = () -> {
                    throw e;
                };
            } catch (Exception | AssertionError e) {
                result = () -> {
                    throw new AssertionError("a request failed", e);
                };
            }
            report(State.ENDED);
        }

        /** Lets it go on up to its next call, pause or end. */
        void step(Fate fate) throws InterruptedException {
            fates.put(fate);
            state = states.take();
        }

        boolean hasEnded() {
            return state == State.ENDED;
        }

        boolean isPausing() {
            return state == State.PAUSING;
        }

        /** Returns its result, or throws {@link Crash}. */
        T result() {
            return result.get();
        }

        private Fate next(State at) {
            report(at);
            try {
                return fates.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void report(State at) {
            try {
                states.put(at);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static <T> T stepped(Supplier<T> call, Supplier<T> again) {
        if (!CALLER.isBound()) {
            return call.get();
        }
        return switch (CALLER.get().next(Stepped.State.CALLING)) {
            case ANSWERED -> call.get();
            case ANSWER_LOST -> lost(call, again);
            case CRASH_BEFORE -> throw new Crash();
            case CRASH_AFTER -> crashAfter(call);
        };
    }

    private static <T> T lost(Supplier<T> call, Supplier<T> again) {
        var _ = call.get();
        return again.get();
    }

    private static <T> T crashAfter(Supplier<T> call) {
        var _ = call.get();
        throw new Crash();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return stepped(() -> tables.update(request), () -> tables.update(request));
    }

    /** The SDK sends a transaction again under the same token, so it happens once. */
    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return stepped(
                () -> tables.commit(request),
                () -> TransactWriteItemsResponse.builder().build());
    }

    @Override
    public void millis(long count) {
        if (CALLER.get().next(Stepped.State.PAUSING) != Fate.ANSWERED) {
            throw new Crash();
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
