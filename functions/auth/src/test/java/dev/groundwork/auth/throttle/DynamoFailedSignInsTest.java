package dev.groundwork.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.throttle.FailedSignIns.Admission;
import dev.groundwork.auth.throttle.FailedSignIns.CallerNetwork;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.http.Edge;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import dev.groundwork.testing.Tables;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class DynamoFailedSignInsTest {

    private static final Instant NOW = Instant.parse("2026-01-07T09:30:00Z");
    private static final CallerNetwork CALLER = CallerNetwork.of("192.0.2.1");
    private static final Edge ORIGIN = new Edge("request-1", "192.0.2.1", "curl");

    @AutoClose
    private final Tables tables = Tables.create();

    /** Made as in another process. */
    private DynamoFailedSignIns process() {
        return new DynamoFailedSignIns(
                tables.accounts(),
                new Transactions(tables.client(), new SecureRandom()),
                new CallerLimitItem(new OnePepper()));
    }

    private static Optional<Duration> fail(DynamoFailedSignIns process, Instant now) {
        return switch (process.take(ORIGIN, now)) {
            case Admission.Permit permit -> process.failed(permit, now);
            case Admission.Over(var left) -> Optional.of(left);
        };
    }

    @Test
    @DisplayName("INFRA-AUTH-390 a process learns by its first failure that others have used up a caller's permits, and"
            + " verifies no more")
    void learns() {
        var one = process();
        var other = process();
        for (var i = 0; i < CallerLimit.PERMITS; i++) {
            assertThat(fail(one, NOW)).isEmpty();
        }

        assertThat(one.take(ORIGIN, NOW)).isEqualTo(new Admission.Over(CallerLimit.WINDOW));
        assertThat(fail(other, NOW)).contains(CallerLimit.WINDOW);
        assertThat(other.take(ORIGIN, NOW.plusSeconds(299))).isEqualTo(new Admission.Over(Duration.ofSeconds(1)));
        assertThat(tables.items(tables.accounts())).as("one item of the caller").hasSize(1);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-391 a new window begins after five minutes, in every process, whatever the table still holds")
    void newWindow() {
        var one = process();
        for (var i = 0; i < CallerLimit.PERMITS; i++) {
            fail(one, NOW);
        }
        var later = NOW.plus(CallerLimit.WINDOW);

        assertThat(fail(one, later)).isEmpty();
        assertThat(fail(process(), later)).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-392 a permit that is given back is free again; one of an old window frees nothing of the new")
    void givenBack() {
        var process = process();
        var old = (Admission.Permit) process.take(ORIGIN, NOW);
        var later = NOW.plus(CallerLimit.WINDOW);
        for (var i = 0; i < CallerLimit.PERMITS; i++) {
            process.take(ORIGIN, later);
        }

        process.release(old);

        assertThat(process.take(ORIGIN, later)).isInstanceOf(Admission.Over.class);
        process.release(new Admission.Permit(CALLER, later));
        assertThat(process.take(ORIGIN, later)).isInstanceOf(Admission.Permit.class);
    }

    private record OnePepper() implements SecretStore {

        @Override
        public Map<String, String> current(SecretName name) {
            return Map.of("1", "pepper");
        }

        @Override
        public Optional<Map<String, String>> previous(SecretName name) {
            return Optional.empty();
        }
    }
}
