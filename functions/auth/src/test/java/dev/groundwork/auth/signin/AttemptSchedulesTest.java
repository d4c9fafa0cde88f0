package dev.groundwork.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.signin.AttemptSchedule.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The promises of {@link AttemptPromises} under every schedule of small scenarios and under random ones of large scenarios. */
final class AttemptSchedulesTest {

    private static final Duration LEASE_AND_MORE = Duration.ofSeconds(31);
    private static final Duration A_WAIT = Duration.ofSeconds(61);
    private static final boolean RIGHT = true;
    private static final boolean WRONG = false;

    private static Scenario calm(String name, int failures, Boolean... passwords) {
        return new Scenario(name, failures, List.of(passwords), 0, 0, Duration.ZERO);
    }

    private static Scenario faulty(String name, int failures, int ticks, Duration tick, Boolean... passwords) {
        return new Scenario(name, failures, List.of(passwords), 1, ticks, tick);
    }

    static List<Scenario> small() {
        return List.of(
                calm("three right ones after nine failures", 9, RIGHT, RIGHT, RIGHT),
                calm("right and wrong after eight failures", 8, RIGHT, WRONG, WRONG),
                calm("wrong ones after seven failures", 7, WRONG, WRONG, WRONG),
                calm("after a wait", 10, WRONG, RIGHT, WRONG),
                calm("three right ones", 0, RIGHT, RIGHT, RIGHT));
    }

    static List<Scenario> smallWithFaults() {
        return List.of(
                faulty("right and wrong, and a lease ends", 8, 1, LEASE_AND_MORE, RIGHT, WRONG),
                faulty("wrong ones after nine failures, and a lease ends", 9, 1, LEASE_AND_MORE, WRONG, WRONG),
                faulty("two after a wait, and the next wait ends", 10, 1, A_WAIT.multipliedBy(3), WRONG, RIGHT),
                faulty(
                        "wrong ones after nine failures, and a lease and the wait after it end",
                        9,
                        1,
                        A_WAIT.multipliedBy(2),
                        WRONG,
                        WRONG),
                faulty("right ones, and a lease ends", 0, 1, LEASE_AND_MORE, RIGHT, RIGHT),
                faulty("three after eight failures", 8, 0, Duration.ZERO, WRONG, RIGHT, WRONG));
    }

    @ParameterizedTest
    @MethodSource({"small", "smallWithFaults"})
    @DisplayName(
            "INFRA-AUTH-560 whatever the schedule of a few attempts, wherever one dies or loses an answer: never more than ten"
                    + " wrong passwords are told in a row before a wait, and no wait starts because of others in flight")
    void everySchedule(Scenario scenario, TestReporter reporter) throws Exception {
        inWorld(UnaryOperator.identity(), world -> {
            var schedules = everySchedule(world, scenario);

            reporter.publishEntry(scenario.name(), schedules + " schedules");
            assertThat(schedules).isGreaterThan(10);
        });
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-561 the same of up to thirty attempts at once, with deaths, lost answers, leases and waits that end: three hundred"
                    + " random schedules")
    void randomSchedules() throws Exception {
        inWorld(UnaryOperator.identity(), world -> {
            for (int seed = 0; seed < 300; seed++) {
                random(world, seed);
            }
        });
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-562 sixteen right passwords at once are all told to be right, in a hundred random schedules")
    void sixteenRight() throws Exception {
        inWorld(UnaryOperator.identity(), world -> {
            var sixteen =
                    calm("sixteen right ones", 3, Collections.nCopies(16, RIGHT).toArray(Boolean[]::new));
            for (int seed = 0; seed < 100; seed++) {
                var random = new Random(seed);
                AttemptSchedule.run(world, sixteen, random::nextInt);
                assertThat(world.item().number("failures", 0)).isZero();
            }
        });
    }

    static List<String> conditions() {
        return List.of(
                "(attribute_not_exists(failures) OR failures < :free)",
                "size(permits) < :free",
                "failures < :half AND size(permits) < :half",
                AccountsTable.SAME_FAILURES,
                AccountsTable.NO_FAILURES,
                AccountsTable.SAME_PERMITS,
                AccountsTable.NO_PERMITS,
                AccountsTable.PERMIT_IN_FLIGHT,
                AccountsTable.FREE_FAILURE,
                AccountsTable.NEXT_FAILURE);
    }

    @ParameterizedTest
    @MethodSource("conditions")
    @DisplayName("INFRA-AUTH-563 without one condition some schedule breaks a promise, and is found")
    void withoutOne(String condition) throws Exception {
        UnaryOperator<String> removed =
                text -> text.replace(condition, "(attribute_exists(pk) OR attribute_not_exists(pk))");
        inWorld(removed, world -> {
            var found = catchThrowable(() -> {
                for (int seed = 0; seed < 300; seed++) {
                    random(world, seed);
                }
                for (var scenario : small()) {
                    everySchedule(world, scenario);
                }
                for (var scenario : smallWithFaults()) {
                    everySchedule(world, scenario);
                }
            });

            assertThat(found).isInstanceOf(AssertionError.class);
        });
    }

    @FunctionalInterface
    private interface WorldTest {
        void run(AttemptWorld world) throws Exception;
    }

    /** Runs on a virtual thread, as the attempts do: to hand over to one of them wakes no other thread of the machine. */
    private static void inWorld(UnaryOperator<String> conditions, WorldTest test) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var world = new AttemptWorld(conditions)) {
            threads.submit(() -> {
                        test.run(world);
                        return true;
                    })
                    .get();
        }
    }

    private static void random(AttemptWorld world, int seed) throws InterruptedException {
        var random = new Random(seed);
        int rightOfFour = random.nextInt(3);
        var passwords = IntStream.range(0, random.nextInt(2, 30))
                .mapToObj(i -> random.nextInt(4) < rightOfFour)
                .toList();
        var tick = List.of(LEASE_AND_MORE, A_WAIT, A_WAIT.multipliedBy(2), Duration.ofSeconds(1))
                .get(random.nextInt(4));
        var scenario =
                new Scenario("seed " + seed, random.nextInt(12), passwords, random.nextInt(6), random.nextInt(8), tick);
        AttemptSchedule.run(world, scenario, random::nextInt);
    }

    /** Runs every schedule, by counting up the choices from the last one. Returns how many there are. */
    private static int everySchedule(AttemptWorld world, Scenario scenario) throws InterruptedException {
        var chosen = new ArrayList<Integer>();
        var possible = new ArrayList<Integer>();
        int schedules = 0;
        do {
            possible.clear();
            AttemptSchedule.run(world, scenario, count -> {
                if (possible.size() == chosen.size()) {
                    chosen.add(0);
                }
                possible.add(count);
                return chosen.get(possible.size() - 1);
            });
            schedules++;
        } while (next(chosen, possible));
        return schedules;
    }

    private static boolean next(List<Integer> chosen, List<Integer> possible) {
        while (!chosen.isEmpty() && chosen.getLast() + 1 == possible.get(chosen.size() - 1)) {
            chosen.removeLast();
        }
        if (chosen.isEmpty()) {
            return false;
        }
        chosen.set(chosen.size() - 1, chosen.getLast() + 1);
        return true;
    }
}
