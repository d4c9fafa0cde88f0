package dev.groundwork.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.FailingWrites;
import dev.groundwork.auth.password.HashLimit;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sign-ins of one account at once, and attempts whose process ends. Passwords are verified by a stand-in. */
final class ManySignInsTest {

    private static final String ADDRESS = "ada@example.com";
    private static final String WRONG = "a wrong password, quite long";

    private final FailingWrites failing = new FailingWrites();

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords(failing);

    @Test
    @DisplayName(
            "INFRA-AUTH-571 sixteen right sign-ins of one account at once all succeed, five times over, also after nine failures")
    void sixteen() throws Exception {
        stack.account(ADDRESS, "Ada");
        for (int i = 0; i < 9; i++) {
            stack.login(ADDRESS, WRONG);
        }

        for (int round = 0; round < 5; round++) {
            var answers = together(16, i -> stack.login(ADDRESS, AuthStack.PASSWORD));

            assertThat(answers).extracting(Answer::status).containsOnly(200);
        }
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-572 of thirty right and wrong ones at once at most ten are told to be wrong in a row, known address or not")
    void mixed() throws Exception {
        stack.account(ADDRESS, "Ada");

        var known = together(30, i -> stack.login(ADDRESS, i % 10 == 0 ? AuthStack.PASSWORD : WRONG));
        var unknown = together(30, i -> stack.login("nobody@example.com", WRONG));

        var right = known.stream().filter(answer -> answer.status() == 200).count();
        assertThat(known).filteredOn(answer -> answer.status() == 401).hasSizeLessThanOrEqualTo((int)
                (10 * (right + 1)));
        assertThat(unknown).filteredOn(answer -> answer.status() == 401).hasSize(10);
        assertThat(unknown).filteredOn(answer -> answer.status() == 429).hasSize(20);
    }

    @Test
    @DisplayName("INFRA-AUTH-573 wrong passwords whose count is lost with the table count once their leases are over")
    void lost() {
        stack.account(ADDRESS, "Ada");
        for (int i = 0; i < 10; i++) {
            failing.at(2, false);
            assertThat(stack.login(ADDRESS, WRONG).status()).isEqualTo(503);
            failing.heal();
        }

        stack.clock().advance(Duration.ofSeconds(31));
        var waiting = stack.login(ADDRESS, AuthStack.PASSWORD);
        stack.clock().advance(Duration.ofSeconds(59));
        var afterwards = stack.login(ADDRESS, AuthStack.PASSWORD);

        assertThat(waiting.status()).isEqualTo(429);
        assertThat(waiting.header("Retry-After")).contains("59");
        assertThat(afterwards.status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-574 a failed sign-in takes two calls, also the one that starts a wait; one in a wait takes one")
    void calls() {
        stack.account(ADDRESS, "Ada");
        for (int i = 1; i <= 10; i++) {
            var before = stack.calls();
            stack.login(ADDRESS, WRONG);
            assertThat(stack.calls() - before).as("failure %d", i).isEqualTo(2);
        }

        var before = stack.calls();
        stack.login(ADDRESS, AuthStack.PASSWORD);

        assertThat(stack.calls() - before).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-582 where too many hash already, whatever hashes is refused with 503 and Retry-After before any call, and the rest"
                    + " goes on")
    void overloaded() {
        try (var full = new AuthStack(new HashLimit(0, 0))) {
            var token = full.session(new UserId("usr_01KEBW0000000000000000ADA0"));
            var before = full.calls();

            var refused = List.of(
                    full.login(ADDRESS, AuthStack.PASSWORD),
                    full.send(HttpEvent.post(
                            "/api/auth/register",
                            "{\"email\":\"%s\",\"password\":\"%s\",\"displayName\":\"Ada\"}"
                                    .formatted(ADDRESS, AuthStack.PASSWORD))),
                    full.send(HttpEvent.post(
                            "/api/auth/reset-password",
                            "{\"token\":\"a\",\"password\":\"%s\"}".formatted(AuthStack.PASSWORD))));

            assertThat(refused).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.json().path("code").asText()).isEqualTo("temporarily_unavailable");
                assertThat(answer.header("Retry-After")).contains("1");
            });
            assertThat(full.calls()).isEqualTo(before);
            assertThat(full.send(HttpEvent.get("/api/auth/sessions").bearer(token))
                            .status())
                    .isEqualTo(200);
        }
    }

    private static List<Answer> together(int count, IntFunction<Answer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Answer>>();
            for (int i = 0; i < count; i++) {
                int number = i;
                calls.add(() -> call.apply(number));
            }
            var answers = new ArrayList<Answer>();
            for (Future<Answer> future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
