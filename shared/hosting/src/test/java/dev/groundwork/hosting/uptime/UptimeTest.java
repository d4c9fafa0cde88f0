package dev.groundwork.hosting.uptime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.hosting.reconcile.InMemoryWalkPositions;
import dev.groundwork.hosting.reconcile.OneAtATime;
import dev.groundwork.hosting.reconcile.RotatingWalk;
import dev.groundwork.hosting.uptime.UptimeProbe.Answer;
import dev.groundwork.kernel.AppId;
import dev.groundwork.testing.Tables;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class UptimeTest {

    private final Tables tables = Tables.create();
    private final InMemoryHosting hosting = new InMemoryHosting();
    private final ProbeRecords records = new DynamoProbeRecords(tables.apps());
    private final RotatingWalk walk = new RotatingWalk(new InMemoryWalkPositions());
    private final AtomicLong nanos = new AtomicLong();

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-570 running apps are probed, others are not; an answer, a fault and silence are told apart")
    void probes() {
        var up = hosting.deployedApp();
        var stopped = hosting.deployedApp();
        hosting.stopApp.stop(hosting.owner, stopped);
        var answers = new AtomicInteger();
        UptimeProbe probe = url -> switch (answers.getAndIncrement()) {
            case 0 -> new Answer(OptionalInt.of(404), Duration.ofMillis(12));
            case 1 -> new Answer(OptionalInt.of(503), Duration.ofMillis(3));
            default -> new Answer(OptionalInt.empty(), Duration.ofSeconds(5));
        };
        for (int i = 0; i < 3; i++) {
            OneAtATime.run(probeApps(probe));
            hosting.clock.advance(Duration.ofMinutes(1));
        }

        var kept = records.since(up, hosting.clock.instant().minus(Duration.ofDays(1)));

        assertThat(kept).extracting(ProbeRecord::isOk).containsExactly(false, false, true);
        assertThat(kept.getLast().latencyMillis()).isEqualTo(12);
        assertThat(kept.getLast().url())
                .isEqualTo(hosting.read(up).serving().url().orElseThrow());
        assertThat(kept.getFirst().status()).isEmpty();
        assertThat(records.since(stopped, hosting.clock.instant().minus(Duration.ofDays(1))))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-571 a probe that is kept twice is one, a day of probes is read whole, what is older is not shown")
    void day() {
        var app = new AppId("app_01KEBW0000000000000000APP1");
        var end = hosting.clock.instant();
        for (int minute = 0; minute < 1_500; minute++) {
            var at = end.minus(Duration.ofMinutes(minute));
            records.keep(app, new ProbeRecord(at, URI.create("https://a.test/"), OptionalInt.of(200), minute));
        }
        records.keep(app, new ProbeRecord(end, URI.create("https://a.test/"), OptionalInt.of(200), 0));

        var kept = records.since(app, end.minus(Duration.ofDays(1)));

        assertThat(kept).hasSize(1_441);
        assertThat(kept.getFirst().at()).isEqualTo(end);
        assertThat(tables.items(tables.apps()))
                .hasSizeBetween(150, 151)
                .allSatisfy(item -> assertThat(item.toString().length()).isLessThan(3_000));
    }

    @Test
    @DisplayName("INFRA-HOST-572 no probe begins after the budget of a run")
    void budget() {
        for (int i = 0; i < 3; i++) {
            hosting.deployedApp();
        }
        var made = new AtomicInteger();
        UptimeProbe slow = url -> {
            made.incrementAndGet();
            nanos.addAndGet(Duration.ofSeconds(16).toNanos());
            return new Answer(OptionalInt.of(200), Duration.ofSeconds(16));
        };

        nanos.set(0);
        OneAtATime.run(probeApps(slow));

        assertThat(made.get()).isEqualTo(3);
        nanos.set(0);
        var late = new AtomicInteger();
        OneAtATime.run(new ProbeApps(
                hosting.registry,
                url -> {
                    late.incrementAndGet();
                    return new Answer(OptionalInt.of(200), Duration.ZERO);
                },
                records,
                walk,
                hosting.clock,
                () -> nanos.getAndAdd(Duration.ofSeconds(16).toNanos())));
        assertThat(late.get()).isZero();
    }

    private ProbeApps probeApps(UptimeProbe probe) {
        return new ProbeApps(hosting.registry, probe, records, walk, hosting.clock, nanos::get);
    }
}
