package dev.groundwork.credits.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.credits.CreditsStack;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The calls behind a balance, and the order in which they are made. */
final class BalanceReadsTest {

    private static final String PATH = "/api/credits/balance";

    @Test
    @DisplayName("INFRA-CRED-350 a balance takes the time of two round trips: the session, then both reads at once")
    void atOnce() {
        var pair = new CyclicBarrier(2);
        var calls = new Calls(request -> {
            if (isRead(request)) {
                await(pair);
            }
        });
        try (var stack = CreditsStack.through(calls)) {
            var user = stack.user();
            stack.running(user.id());

            var answer = stack.get(user, PATH);

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().path("hostingRunwayDays").asLong()).isEqualTo(100);
            assertThat(calls.seen).filteredOn(BalanceReadsTest::isRead).hasSize(2);
            assertThat(calls.seen)
                    .filteredOn(GetItemRequest.class::isInstance)
                    .hasSize(2)
                    .allMatch(request -> request instanceof GetItemRequest get && get.consistentRead());
        }
    }

    @Test
    @DisplayName("INFRA-CRED-351 a fault of either read is a 503, and no balance is shown")
    void fault() {
        for (var broken : List.<Class<?>>of(GetItemRequest.class, QueryRequest.class)) {
            var calls = new Calls(request -> {
                if (isRead(request) && broken.isInstance(request)) {
                    throw SdkClientException.create("nobody answers");
                }
            });
            try (var stack = CreditsStack.through(calls)) {
                var answer = stack.get(stack.user(), PATH);

                assertThat(answer.status()).as(broken.getSimpleName()).isEqualTo(503);
                assertThat(answer.json().path("code").asText()).isEqualTo("temporarily_unavailable");
                assertThat(answer.json().has("balance")).isFalse();
            }
        }
    }

    @Test
    @DisplayName("INFRA-CRED-352 nothing of a balance is read for a session that has ended")
    void ended() {
        var calls = new Calls(request -> {});
        try (var stack = CreditsStack.through(calls)) {
            var user = stack.user();
            assertThat(stack.get(user, PATH).status()).isEqualTo(200);
            calls.seen.clear();
            stack.clock().advance(Duration.ofDays(365));

            assertThat(stack.get(user, PATH).status()).isEqualTo(401);
            assertThat(calls.seen).noneMatch(BalanceReadsTest::isRead);
        }
    }

    /** Tells the balance's own reads from the edge's, which are all in the accounts table. */
    private static boolean isRead(SdkRequest request) {
        return switch (request) {
            case GetItemRequest get -> !get.tableName().contains("accounts");
            case QueryRequest query -> !query.tableName().contains("accounts");
            default -> false;
        };
    }

    private static void await(CyclicBarrier pair) {
        try {
            pair.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the other read does not come at the same time", e);
        }
    }

    private static final class Calls implements ExecutionInterceptor {

        private final List<SdkRequest> seen = new CopyOnWriteArrayList<>();
        private final Consumer<SdkRequest> before;

        Calls(Consumer<SdkRequest> before) {
            this.before = before;
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            seen.add(context.request());
            before.accept(context.request());
        }
    }
}
