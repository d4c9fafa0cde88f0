package dev.groundwork.ledger.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every schedule of two requests, executed over HTTP at the endpoint that the tests run on ({@code GROUNDWORK_DYNAMODB_URL} names another):
 * an engine that answers or writes otherwise than DynamoDB is found by what it does to a ledger.
 */
final class EndpointSchedulesTest {

    static Stream<Scenario> pairs() {
        return Stream.of(Scenarios.pairs(), Scenarios.ticking()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    @DisplayName(
            "INFRA-CRED-580 over HTTP too two requests are answered as one after the other, whatever their schedule")
    void twoRequests(Scenario scenario, TestReporter reporter) {
        try (var table = new EndpointTable()) {
            var report = new ScheduleExplorer(scenario, 0, table, UnaryOperator.identity()).run();

            reporter.publishEntry(
                    scenario.name() + " over HTTP",
                    report.states() + " states, " + report.schedules() + " schedules, " + table.calls() + " calls");
            assertThat(report.schedules()).isGreaterThan(BigInteger.ONE);
        }
    }
}
