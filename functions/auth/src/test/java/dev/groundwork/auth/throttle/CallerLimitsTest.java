package dev.groundwork.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.dynamodb.Item;
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

/** A hundred of each, whoever they are for. Passwords are verified by a stand-in here, so that hundreds of them take no time. */
final class CallerLimitsTest {

    private static final String WRONG = "a wrong password, quite long";
    private static final int PERMITS = 100;

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords();

    @Test
    @DisplayName(
            "INFRA-AUTH-333 three hundred wrong passwords of one caller at once, each for another address: a hundred"
                    + " are verified")
    void threeHundred() throws Exception {
        stack.account("victim@example.com", "Victim");

        var answers = together(
                300, i -> stack.send(login("n" + i + "@example.com", WRONG).from("192.0.2.7")));

        assertThat(answers).filteredOn(a -> a.status() == 401).hasSize(PERMITS);
        assertThat(answers).filteredOn(a -> a.status() == 429).hasSize(200).allSatisfy(a -> {
            assertThat(a.json().path("code").asText()).isEqualTo("too_many_requests");
            assertThat(Integer.parseInt(a.header("Retry-After").orElseThrow())).isBetween(1, 300);
        });
        assertThat(stack.verified()).isEqualTo(PERMITS);
        assertThat(stack.send(login("victim@example.com", AuthStack.PASSWORD).from("192.0.2.7"))
                        .status())
                .as("the right password is not verified either")
                .isEqualTo(429);
        assertThat(stack.send(login("victim@example.com", AuthStack.PASSWORD).from("192.0.2.8"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-AUTH-334 who is over the limit moves no address's throttle, and who waits at an address is not"
            + " counted")
    void bothOrNone() throws Exception {
        stack.account("target@example.com", "Target");
        together(PERMITS, i -> stack.send(login("m" + i + "@example.com", WRONG).from("192.0.2.9")));

        var over =
                together(50, i -> stack.send(login("target@example.com", WRONG).from("192.0.2.9")));
        var waiting = new ArrayList<Answer>();
        for (int i = 0; i < 150; i++) {
            waiting.add(stack.send(login("target@example.com", WRONG).from("192.0.2.10")));
        }
        var elsewhere = stack.send(login("another@example.com", WRONG).from("192.0.2.10"));

        assertThat(over).extracting(CallerLimitsTest::code).containsOnly("too_many_requests");
        assertThat(waiting.subList(0, 10)).extracting(Answer::status).containsOnly(401);
        assertThat(waiting.subList(10, 150)).extracting(CallerLimitsTest::code).containsOnly("too_many_attempts");
        assertThat(elsewhere.status()).isEqualTo(401);
    }

    @Test
    @DisplayName("INFRA-AUTH-335 sign-ins that succeed are not counted, also not a hundred and fifty in one window")
    void successes() throws Exception {
        for (int i = 0; i < 5; i++) {
            stack.account("office" + i + "@example.com", "Office");
        }

        for (int round = 0; round < 30; round++) {
            var answers = together(
                    5,
                    i -> stack.send(login("office" + i + "@example.com", AuthStack.PASSWORD)
                            .from("192.0.2.11")));
            assertThat(answers).extracting(Answer::status).containsOnly(200);
        }

        assertThat(stack.send(login("office0@example.com", WRONG).from("192.0.2.11"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-336 registrations are counted before the address is looked up, and a forwarded address is none")
    void registrations() throws Exception {
        var answers = together(
                120, i -> stack.send(register(i).from("2001:db8::" + i).header("x-forwarded-for", "198.51.100." + i)));

        assertThat(answers).filteredOn(a -> a.status() == 202).hasSize(PERMITS);
        assertThat(answers).filteredOn(a -> a.status() == 429).hasSize(20);
        assertThat(stack.mails()).hasSize(PERMITS);
        assertThat(stack.send(register(1000).from("2001:db8:0:1::1")).status())
                .as("another /64")
                .isEqualTo(202);
        assertThat(stack.send(login("nobody@example.com", WRONG).from("2001:db8::1"))
                        .status())
                .as("sign-ins are counted apart")
                .isEqualTo(401);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-337 what is found invalid is not counted, and a window ends after five minutes, TTL or not")
    void window() throws Exception {
        together(150, i -> stack.send(HttpEvent.post("/api/auth/register", "{}").from("192.0.2.12")));
        together(PERMITS, i -> stack.send(register(i).from("192.0.2.12")));

        stack.clock().advance(Duration.ofSeconds(299));
        var before = stack.send(register(200).from("192.0.2.12"));
        stack.clock().advance(Duration.ofSeconds(1));
        var after = together(120, i -> stack.send(register(300 + i).from("192.0.2.12")));

        assertThat(before.status()).isEqualTo(429);
        assertThat(before.header("Retry-After")).contains("1");
        assertThat(after).filteredOn(a -> a.status() == 202).hasSize(PERMITS);
    }

    @Test
    @DisplayName("INFRA-AUTH-338 the policy tells the figures, and no key of the table tells a caller")
    void policy() {
        stack.send(login("nobody@example.com", WRONG).from("192.0.2.13"));

        var limits = stack.send(HttpEvent.get("/api/auth/policy"))
                .json()
                .path("limits")
                .path("perCaller");

        assertThat(limits.path("windowSeconds").asInt()).isEqualTo(300);
        assertThat(limits.path("failedSignIns").asInt()).isEqualTo(PERMITS);
        assertThat(limits.path("registrationsAndMails").asInt()).isEqualTo(PERMITS);
        assertThat(stack.tables().items(stack.tables().accounts()))
                .extracting(attributes -> new Item(attributes).string("pk"))
                .anyMatch(key -> key.startsWith("CALLER#"))
                .noneMatch(key -> key.contains("192.0.2.13"));
    }

    private static String code(Answer answer) {
        return answer.json().path("code").asText();
    }

    private static HttpEvent login(String email, String password) {
        return HttpEvent.post("/api/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    private static HttpEvent register(int number) {
        return HttpEvent.post(
                "/api/auth/register",
                "{\"email\":\"r%d@example.com\",\"password\":\"%s\",\"displayName\":\"R\"}"
                        .formatted(number, AuthStack.PASSWORD));
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
