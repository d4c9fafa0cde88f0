package dev.groundwork.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class AtOnceTest {

    @Test
    @DisplayName("INFRA-CRED-353 of two reads at once the exception of either is thrown as it is, once both have ended")
    void exceptions() {
        var fault = new IllegalArgumentException("a fault");
        var hasEnded = new AtomicBoolean();
        var firstFails = new CountDownLatch(1);

        assertThatThrownBy(() -> AtOnce.both(
                        () -> {
                            firstFails.countDown();
                            throw fault;
                        },
                        () -> {
                            awaitUninterruptibly(firstFails);
                            hasEnded.set(true);
                            return 1;
                        },
                        (a, b) -> b))
                .isSameAs(fault);
        assertThat(hasEnded).isTrue();
        assertThatThrownBy(() -> AtOnce.both(
                        () -> 1,
                        () -> {
                            throw fault;
                        },
                        (a, b) -> a))
                .isSameAs(fault);
        String both = AtOnce.both(() -> "a", () -> 1, (a, b) -> a + b);
        assertThat(both).isEqualTo("a1");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
