package dev.groundwork.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Promises that many callers at once may not break. */
final class ConcurrencyTest {

    private static final String WRONG = "a wrong password, quite long";

    @AutoClose
    private final AuthStack stack = new AuthStack();

    @Test
    @DisplayName("INFRA-AUTH-050 ten tabs that refresh with one token all get the same current token, and one session")
    void tenTabs() throws Exception {
        stack.account("tabs@example.com", "Tabs");
        var token = stack.login("tabs@example.com", AuthStack.PASSWORD)
                .json()
                .path("refreshToken")
                .asText();

        var answers = together(
                10, () -> stack.send(HttpEvent.post("/api/auth/refresh", "{\"refreshToken\":\"" + token + "\"}")));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(a -> a.json().path("refreshToken").asText())
                .doesNotContain(token)
                .containsOnly(answers.getFirst().json().path("refreshToken").asText());
    }

    @Test
    @DisplayName("INFRA-AUTH-051 fifty wrong passwords at once: ten are verified, the others are told to wait")
    void fiftyGuesses() throws Exception {
        stack.account("guess@example.com", "Guess");

        var answers = together(50, () -> stack.login("guess@example.com", WRONG));

        assertThat(answers).filteredOn(a -> a.status() == 401).hasSize(10);
        assertThat(answers).filteredOn(a -> a.status() == 429).hasSize(40);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-052 twenty registrations of one address at once: three mails, the newest token alone opens one account")
    void twentyRegistrations() throws Exception {
        var answers = together(
                20,
                () -> stack.send(HttpEvent.post(
                        "/api/auth/register",
                        "{\"email\":\"many@example.com\",\"password\":\"%s\",\"displayName\":\"Many\"}"
                                .formatted(AuthStack.PASSWORD))));

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        var mails = stack.mails();
        assertThat(mails).hasSize(3);
        var opened = new ArrayList<Integer>();
        for (var mail : mails) {
            opened.add(verify(stack.token(mail)).status());
        }
        assertThat(opened).containsOnlyOnce(200).contains(400);
    }

    @Test
    @DisplayName("INFRA-AUTH-053 one verification token presented ten times at once opens one account")
    void oneTokenTenTimes() throws Exception {
        stack.send(HttpEvent.post(
                "/api/auth/register",
                "{\"email\":\"once@example.com\",\"password\":\"%s\",\"displayName\":\"Once\"}"
                        .formatted(AuthStack.PASSWORD)));
        var token = stack.token(stack.mails().getFirst());

        var answers = together(10, () -> verify(token));

        assertThat(answers).filteredOn(a -> a.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(a -> a.status() == 400).hasSize(9);
    }

    @Test
    @DisplayName("INFRA-AUTH-054 thirty people of one name who arrive together get thirty slugs")
    void sameName() throws Exception {
        var tokens = new ArrayList<String>();
        for (int i = 0; i < 30; i++) {
            stack.send(HttpEvent.post(
                    "/api/auth/register",
                    "{\"email\":\"same%d@example.com\",\"password\":\"%s\",\"displayName\":\"Same Name\"}"
                            .formatted(i, AuthStack.PASSWORD)));
            tokens.add(stack.token(stack.mails().getFirst()));
        }
        var next = tokens.iterator();

        var answers = together(30, () -> {
            String token;
            synchronized (next) {
                token = next.next();
            }
            return verify(token);
        });

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        var slugs = stack.tables().items(stack.tables().accounts()).stream()
                .map(attributes -> new Item(attributes).string("pk"))
                .filter(pk -> pk.startsWith("SLUG#"))
                .toList();
        assertThat(slugs).hasSize(30).doesNotHaveDuplicates().contains("SLUG#same-name");
    }

    @Test
    @DisplayName("INFRA-AUTH-055 no raw token, address or password stands in the table where it does not belong")
    void nothingInClear() {
        stack.account("clear@example.com", "Clear");
        var login = stack.login("clear@example.com", AuthStack.PASSWORD).json();
        var refresh = login.path("refreshToken").asText();
        var secret = refresh.substring(refresh.lastIndexOf('.') + 1);

        var dump = stack.tables().items(stack.tables().accounts()).toString();

        assertThat(dump)
                .doesNotContain(secret)
                .doesNotContain(AuthStack.PASSWORD)
                .doesNotContain(login.path("accessToken").asText());
    }

    private Answer verify(String token) {
        return stack.send(HttpEvent.post("/api/auth/verify-email", "{\"token\":\"" + token + "\"}"));
    }

    private static List<Answer> together(int count, Callable<Answer> call)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Answer>>();
            for (int i = 0; i < count; i++) {
                calls.add(call);
            }
            var answers = new ArrayList<Answer>();
            for (var future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
