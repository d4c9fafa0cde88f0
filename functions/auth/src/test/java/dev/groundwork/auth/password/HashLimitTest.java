package dev.groundwork.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class HashLimitTest {

    private final HashLimit limit = new HashLimit(2, 3);

    @Test
    @DisplayName(
            "INFRA-AUTH-580 two at once, three that wait; the sixth is refused and does nothing, and there is room again afterwards")
    void refusesTheSixth() throws Exception {
        var atWork = new AtomicInteger();
        var most = new AtomicInteger();
        var end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ended = new ExecutorCompletionService<Optional<String>>(threads);
            for (int i = 0; i < 6; i++) {
                ended.submit(() -> limit.within(() -> {
                    most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                    await(end);
                    atWork.decrementAndGet();
                    return "done";
                }));
            }

            var first = ended.take().get();
            end.countDown();

            assertThat(first).isEmpty();
            for (int i = 0; i < 5; i++) {
                assertThat(ended.take().get()).contains("done");
            }
            assertThat(most).hasValue(2);
        }
        assertThat(limit.within(() -> "room")).contains("room");
    }

    @Test
    @DisplayName("INFRA-AUTH-581 work that throws gives its place back")
    void throwing() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> limit.within(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
        }

        assertThat(limit.within(() -> "room")).contains("room");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
