package dev.groundwork.hosting.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderOutcome.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ReconcileRunTest {

    private static final ReconcileLimits LIMITS = ReconcileLimits.STANDARD;

    /** The longest call of any provider's client. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    private final AtomicLong nanos = new AtomicLong();
    private final ReconcileRun run = new ReconcileRun(LIMITS, nanos::get);

    private ProviderOutcome<String> answered(Duration took) {
        nanos.addAndGet(took.toNanos());
        return new Answered<>("");
    }

    private ProviderOutcome<String> silence(Duration took) {
        nanos.addAndGet(took.toNanos());
        return new Unavailable<>(false, Optional.empty());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-889 a provider that is silent is waited for once, whichever part of a run asks; the others are called")
    void silent() {
        assertThat(run.call(ProviderName.RENDER, () -> silence(LONGEST_CALL))).isPresent();
        assertThat(run.call(ProviderName.RENDER, () -> silence(LONGEST_CALL))).isEmpty();
        assertThat(run.call("render", () -> silence(LONGEST_CALL))).isEmpty();

        assertThat(run.call(ProviderName.VERCEL, () -> answered(Duration.ZERO))).isPresent();
        assertThat(run.hasCalls()).as("a silent provider stops no walk").isTrue();
        assertThat(run.report().calls()).isEqualTo(2);
        assertThat(Duration.ofNanos(nanos.get())).isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    @DisplayName("INFRA-HOST-890 however slowly a provider answers, a run waits for it no longer than 30 seconds")
    void slow() {
        for (var each : List.of(Duration.ofMillis(9_999), Duration.ofSeconds(4), Duration.ofSeconds(1), LONGEST_CALL)) {
            nanos.set(0);
            var slow = new ReconcileRun(LIMITS, nanos::get);
            while (slow.call(ProviderName.RAILWAY, () -> answered(each)).isPresent()) {
                assertThat(nanos.get())
                        .isLessThanOrEqualTo(Duration.ofSeconds(30).toNanos());
            }
            assertThat(slow.hasCalls()).isFalse();
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(slow.call(ProviderName.VERCEL, () -> answered(Duration.ZERO)))
                    .as("the time that one provider took is not another's")
                    .isPresent();
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-891 a walk stops where a provider has had its share of calls, and where the time of a run is over")
    void limits() {
        int share = Optional.ofNullable(LIMITS.reads().get(ProviderName.RENDER)).orElseThrow();
        for (int i = 0; i < share; i++) {
            assertThat(run.hasCalls()).isTrue();
            run.call(ProviderName.RENDER, () -> answered(Duration.ZERO));
        }
        assertThat(run.hasCalls()).isFalse();
        assertThat(run.hasTime()).isTrue();

        var late = new ReconcileRun(LIMITS, nanos::get);
        nanos.addAndGet(LIMITS.begin().toNanos());
        assertThat(late.hasTime()).isFalse();
        assertThat(late.hasCalls()).isFalse();
        assertThat(LIMITS.begin().plus(LONGEST_CALL)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-892 a part that fails does not keep the others from their turn; the run fails after them, with every cause")
    void failures() {
        var done = new ArrayList<ReconcilePart.Stage>();
        var parts = new ArrayList<ReconcilePart>();
        for (var stage : ReconcilePart.Stage.values()) {
            parts.addFirst(part(stage, () -> {
                done.add(stage);
                throw new IllegalStateException(stage.name());
            }));
        }
        var reconciler = new RunReconciler(parts, OneAtATime.runs());

        assertThatThrownBy(reconciler::run)
                .isInstanceOf(IllegalStateException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(ReconcilePart.Stage.values().length - 1));
        assertThat(done).containsExactly(ReconcilePart.Stage.values());
    }

    private static ReconcilePart part(ReconcilePart.Stage stage, Runnable does) {
        return new ReconcilePart() {
            @Override
            public Stage stage() {
                return stage;
            }

            @Override
            public void run(ReconcileRun run) {
                does.run();
            }
        };
    }

    @Test
    @DisplayName("INFRA-HOST-893 many items are done at once within the bound, each once, whichever of them fails")
    void atOnce() {
        var open = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new AtomicInteger();
        run.each(IntStream.range(0, 200).boxed().toList(), 8, item -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            done.incrementAndGet();
            open.decrementAndGet();
            if (item % 50 == 0) {
                throw new IllegalStateException("item " + item);
            }
        });

        assertThat(done).hasValue(200);
        assertThat(most.get()).isLessThanOrEqualTo(8);
        assertThatThrownBy(run::end).isInstanceOf(IllegalStateException.class);
    }
}
