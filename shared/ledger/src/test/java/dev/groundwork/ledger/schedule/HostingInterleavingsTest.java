package dev.groundwork.ledger.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.groundwork.ledger.store.RemovedCondition;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every schedule of two requests of which one is a run of the daily debit, of the adapter's own code. */
final class HostingInterleavingsTest {

    static List<Scenario> scenarios() {
        return HostingScenarios.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @DisplayName(
            "INFRA-CRED-325 whatever the schedule, a run of the daily debit and another request are answered as one after the other")
    void twoRequests(Scenario scenario, TestReporter reporter) {
        visit(scenario, 0, reporter);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    @DisplayName(
            "INFRA-CRED-326 wherever one of them crashes, before or after any write, the days are charged once when it is repeated")
    void twoRequestsAndACrash(Scenario scenario, TestReporter reporter) {
        visit(scenario, 1, reporter);
    }

    private static void visit(Scenario scenario, int crashes, TestReporter reporter) {
        var report = new ScheduleExplorer(scenario, crashes).run();
        reporter.publishEntry(
                scenario.name() + ", crashes: " + crashes,
                report.states() + " states, " + report.schedules() + " schedules");
        assertThat(report.schedules()).isGreaterThan(BigInteger.ONE);
    }

    /** A condition, and a scenario of which some schedule goes wrong without it. */
    private record Broken(String condition, String scenario) {}

    static Stream<Broken> broken() {
        return Stream.of(
                new Broken("attribute_not_exists(hostedBy)", "twins of a first day"),
                new Broken("hostedDay = :before", "twins of a usual day"),
                new Broken("hostedBy = :seen", "twins of missed days"),
                new Broken("hostedAt >= :newest", "a day and a deployment after it"),
                new Broken("available < :enough", "a day that nobody can pay and a grant"),
                new Broken("available >= :cost", "a day and a hold of the last credit"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    @DisplayName("INFRA-CRED-327 without one condition of the daily debit some schedule goes wrong, and is found")
    void brokenRules(Broken broken) {
        var scenario = HostingScenarios.all().stream()
                .filter(s -> s.name().equals(broken.scenario))
                .findFirst()
                .orElseThrow();

        var found = catchThrowable(() ->
                new ScheduleExplorer(scenario, 0, TableEngine.EVALUATOR, new RemovedCondition(broken.condition)).run());

        assertThat(found).isNotNull();
    }
}
