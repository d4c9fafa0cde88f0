package dev.groundwork.ledger.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.ledger.store.RemovedCondition;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every schedule of small scenarios, of the adapter's own code. How many states and schedules were visited is published with each test. {@code
 * -Dledger.interleavings=all} visits those of more requests and more crashes too, which takes minutes.
 */
final class InterleavingsTest {

    static List<Scenario> pairs() {
        return Scenarios.pairs();
    }

    static Stream<Scenario> pairsAndRefunds() {
        return Stream.concat(Scenarios.pairs().stream(), Scenarios.refunds().stream());
    }

    static List<Scenario> ticking() {
        return Scenarios.ticking();
    }

    static List<Scenario> lots() {
        return Scenarios.lots();
    }

    static Stream<Scenario> lotsAndACrash() {
        return Scenarios.lots().stream().limit(2);
    }

    static Stream<Scenario> tickingLots() {
        return Scenarios.tickingLots().stream().limit(2);
    }

    static Stream<Scenario> triples() {
        return Stream.concat(Scenarios.triples().stream(), Scenarios.wide().stream());
    }

    static Stream<Scenario> all() {
        return Stream.of(
                        Scenarios.pairs(),
                        Scenarios.lots(),
                        Scenarios.refunds(),
                        Scenarios.ticking(),
                        Scenarios.tickingLots(),
                        Scenarios.triples())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("pairsAndRefunds")
    @DisplayName(
            "INFRA-CRED-560 whatever the schedule of two requests, they are answered as one after the other, and again alike")
    void twoRequests(Scenario scenario, TestReporter reporter) {
        visit(scenario, 0, reporter);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    @DisplayName(
            "INFRA-CRED-561 wherever one of two requests crashes, it happens once when repeated, and at most once when not")
    void twoRequestsAndACrash(Scenario scenario, TestReporter reporter) {
        visit(scenario, 1, reporter);
    }

    @ParameterizedTest
    @MethodSource("ticking")
    @DisplayName(
            "INFRA-CRED-562 the same while time passes between any two steps: lapses, expiries, holders taken for gone")
    void whileTimePasses(Scenario scenario, TestReporter reporter) {
        visit(scenario, 0, reporter);
    }

    @ParameterizedTest
    @MethodSource("lots")
    @DisplayName("INFRA-CRED-903 with more lots than stand in the balance item too, whatever the schedule")
    void waitingLots(Scenario scenario, TestReporter reporter) {
        visit(scenario, 0, reporter);
    }

    @ParameterizedTest
    @MethodSource("lotsAndACrash")
    @DisplayName("INFRA-CRED-904 lots move once or not at all, wherever one of two requests crashes")
    void waitingLotsAndACrash(Scenario scenario, TestReporter reporter) {
        visit(scenario, 1, reporter);
    }

    @ParameterizedTest
    @MethodSource("tickingLots")
    @DisplayName("INFRA-CRED-905 the same while lots expire and holders are taken for gone")
    void waitingLotsWhileTimePasses(Scenario scenario, TestReporter reporter) {
        visit(scenario, 0, reporter);
    }

    @ParameterizedTest
    @MethodSource("triples")
    @DisplayName("INFRA-CRED-563 whatever the schedule of three requests, they are answered as one after the other")
    void threeRequests(Scenario scenario, TestReporter reporter) {
        visit(scenario, 0, reporter);
    }

    @ParameterizedTest
    @MethodSource("all")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    @EnabledIfSystemProperty(named = "ledger.interleavings", matches = "all")
    @DisplayName("INFRA-CRED-564 all scenarios but the widest, with one crash")
    void allScenes(Scenario scenario, TestReporter reporter) {
        visit(scenario, 1, reporter);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    @EnabledIfSystemProperty(named = "ledger.interleavings", matches = "all")
    @DisplayName("INFRA-CRED-566 two requests with two crashes")
    void twoCrashes(Scenario scenario, TestReporter reporter) {
        visit(scenario, 2, reporter);
    }

    private static void visit(Scenario scenario, int crashes, TestReporter reporter) {
        var report = new ScheduleExplorer(scenario, crashes).run();
        reporter.publishEntry(
                scenario.name() + ", crashes: " + crashes,
                report.states() + " states, " + report.schedules() + " schedules");
        assertThat(report.schedules()).isGreaterThan(BigInteger.ONE);
    }

    /** A condition, and a scenario of which some schedule goes wrong without it. */
    private record Broken(String condition, String scenario, int crashes) {}

    static List<Broken> broken() {
        return List.of(
                new Broken("attribute_not_exists(lockToken)", "a consume and a grant", 0),
                new Broken("available >= :cost", "the last credit", 0),
                new Broken("standing >= :cost", "a spend reaches waiting lots", 0),
                new Broken(CreditsTable.LOCK_HELD, "a slow holder moves a lot out", 0),
                new Broken("NOT contains(#keys, :key)", "twins of one key", 0),
                new Broken("lowWatermark < :key", "a late key and a sealing", 0),
                new Broken("nextChange > :now", "a consume and an expiry", 0),
                new Broken("holds.#hold = :hold", "commit and release", 0),
                new Broken(CreditsTable.SAME_SEGMENT_COUNT, "a sealing and a grant", 0),
                new Broken(CreditsTable.SAME_OPERATION, "twins of an opaque key", 0),
                new Broken(CreditsTable.ACQUIRE_LOCK, "two grants", 0),
                new Broken(CreditsTable.LOCK_HELD, "two slow holders", 0),
                new Broken(CreditsTable.ABSENT, "twins of a grant", 0));
    }

    @ParameterizedTest
    @MethodSource("broken")
    @DisplayName("INFRA-CRED-565 without one condition some schedule goes wrong, and is found")
    void brokenRules(Broken broken) {
        var scenario =
                all().filter(s -> s.name().equals(broken.scenario)).findFirst().orElseThrow();

        var found = catchThrowable(() -> new ScheduleExplorer(
                        scenario, broken.crashes, TableEngine.EVALUATOR, new RemovedCondition(broken.condition))
                .run());

        assertThat(found).isNotNull();
    }
}
