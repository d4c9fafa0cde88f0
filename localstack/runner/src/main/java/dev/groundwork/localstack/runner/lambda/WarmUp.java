package dev.groundwork.localstack.runner.lambda;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Starts functions before their first event: one after the other, and none while a request is being answered, so that no request competes. */
public final class WarmUp implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private final List<LambdaFunction> functions;
    private final BooleanSupplier isServing;
    private final Consumer<String> progress;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param functions in the order in which they start
     * @param isServing tells whether a request is being answered
     * @param progress receives a sentence about a function that does not start
     */
    public WarmUp(List<LambdaFunction> functions, BooleanSupplier isServing, Consumer<String> progress) {
        this.functions = List.copyOf(functions);
        this.isServing = isServing;
        this.progress = progress;
    }

    /**
     * Starts the functions in the background.
     *
     * @param then is run when all have started
     */
    public void start(Runnable then) {
        Thread.ofVirtual().name("warm-up").start(() -> {
            try {
                for (var function : functions) {
                    awaitQuiet();
                    if (closed.getCount() == 0) {
                        return;
                    }
                    function.warmUp()
                            .ifPresent(error -> progress.accept("the function " + function.id()
                                    + " does not start, and its callers get 502: " + error.message()));
                }
                then.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void awaitQuiet() throws InterruptedException {
        var isClosed = closed.getCount() == 0;
        while (!isClosed && isServing.getAsBoolean()) {
            isClosed = closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
