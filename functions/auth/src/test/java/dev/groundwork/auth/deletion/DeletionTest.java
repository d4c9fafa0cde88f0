package dev.groundwork.auth.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.FailingWrites;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.ClosingLedger;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.testing.CapturedLog;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The end of an account. */
final class DeletionTest {

    private static final String ADDRESS = "Wilhelmina@example.com";
    private static final String WRONG = "a wrong password, quite long";

    private final FailingWrites writes = new FailingWrites();

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords(writes);

    private JsonNode tokens;
    private String access = "";
    private UserId user;

    @BeforeEach
    void signIn() {
        stack.account(ADDRESS, "Wilhelmina Nobody");
        tokens = stack.login(ADDRESS, AuthStack.PASSWORD).json();
        access = tokens.path("accessToken").asText();
        user = new UserId(tokens.path("user").path("id").asText());
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-180 a deleted account leaves nothing of the person outside the outbox, and a closed ledger")
    void leavesNothing() {
        stack.login(ADDRESS, WRONG);
        var second = stack.login(ADDRESS, AuthStack.PASSWORD).json();
        stack.send(HttpEvent.post("/api/auth/forgot-password", "{\"email\":\"" + ADDRESS + "\"}"));

        var deleted = delete(AuthStack.PASSWORD);

        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
        assertThat(remaining()).containsExactly("USER#" + user + " DELETION");
        assertThat(me(access).status()).isEqualTo(401);
        assertThat(me(second.path("accessToken").asText()).status()).isEqualTo(401);
        assertThat(refresh().status()).isEqualTo(401);
        assertThat(stack.login(ADDRESS, AuthStack.PASSWORD).json().path("code").asText())
                .isEqualTo("invalid_credentials");
        assertThat(stack.mails().getFirst().kind()).isEqualTo("account_deleted");
        assertThat(stack.mails().getFirst().to()).isEqualTo(ADDRESS);
        assertThat(ledger().optionalString("lockToken")).isPresent();
        assertThat(stack.tables().items(stack.tables().credits()).toString().toLowerCase(Locale.ROOT))
                .doesNotContain("wilhelmina");
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-181 a wrong password is 403, counts as a failed sign-in, and a wait refuses the right one too")
    void wrongPassword() {
        for (int i = 0; i < 10; i++) {
            var refused = delete(WRONG);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json().path("code").asText()).isEqualTo("wrong_password");
        }

        var waiting = delete(AuthStack.PASSWORD);

        assertThat(waiting.status()).isEqualTo(429);
        assertThat(waiting.header("Retry-After")).contains("60");
        assertThat(stack.login(ADDRESS, AuthStack.PASSWORD).status()).isEqualTo(429);
        assertThat(me(access).status()).isEqualTo(200);
        stack.clock().advance(Duration.ofMinutes(1));
        assertThat(delete(AuthStack.PASSWORD).status()).isEqualTo(204);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-182 without the password nothing happens: 422 for none, 400 for what is no string, 401 for nobody")
    void needsThePassword() {
        assertThat(stack.send(HttpEvent.of("DELETE", "/api/auth/me").bearer(access))
                        .status())
                .isEqualTo(422);
        assertThat(send("{\"password\":7}").status()).isEqualTo(400);
        assertThat(stack.send(HttpEvent.of("DELETE", "/api/auth/me")).status()).isEqualTo(401);
        assertThat(me(access).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-183 an account without a password needs a sign-in of the last five minutes; a refresh is none")
    void freshSignIn() {
        stack.tables()
                .accounts()
                .update(
                        AccountKeys.profile(user),
                        Expression.change("SET hasPassword = :no").value(":no", false));
        stack.clock().advance(Duration.ofMinutes(5).plusMillis(1));
        access = refresh().json().path("accessToken").asText();

        var stale = delete(AuthStack.PASSWORD);

        assertThat(stale.status()).isEqualTo(403);
        assertThat(stale.json().path("code").asText()).isEqualTo("reauthentication_required");
        access = stack.login(ADDRESS, AuthStack.PASSWORD)
                .json()
                .path("accessToken")
                .asText();
        stack.clock().advance(Duration.ofMinutes(5));
        assertThat(stack.send(HttpEvent.of("DELETE", "/api/auth/me").bearer(access))
                        .status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-184 the address registers again at once, as another id with free credits of its own, and the slug is free")
    void registersAgain() {
        delete(AuthStack.PASSWORD);

        stack.account(ADDRESS, "Wilhelmina Nobody");
        var again = stack.login(ADDRESS, AuthStack.PASSWORD).json();

        assertThat(again.path("user").path("id").asText()).startsWith("usr_").isNotEqualTo(user.value());
        assertThat(again.path("user").path("userSlug").asText()).isEqualTo("wilhelmina-nobody");
        assertThat(stack.send(HttpEvent.get("/api/auth/activity")
                                .bearer(again.path("accessToken").asText()))
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(me(access).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("INFRA-AUTH-185 whatever sign-ins and refreshes race with the deletion, no session lives afterwards")
    void races() throws Exception {
        var calls = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 4; i++) {
            calls.add(() -> stack.login(ADDRESS, AuthStack.PASSWORD));
            calls.add(this::refresh);
        }
        calls.add(3, () -> delete(AuthStack.PASSWORD));
        calls.add(() -> delete(AuthStack.PASSWORD));
        var answers = together(calls);

        assertThat(List.of(answers.get(3).status(), answers.getLast().status()))
                .contains(204)
                .isSubsetOf(204, 401, 403, 429);
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 204, 401, 403, 429);
        for (var answer : answers) {
            var token =
                    answer.status() == 200 ? answer.json().path("accessToken").asText() : access;
            assertThat(me(token).status()).isEqualTo(401);
        }
        assertThat(stack.items("SESSION#")).isEmpty();
        assertThat(remaining())
                .filteredOn(key -> key.startsWith("USER#"))
                .containsExactly("USER#" + user + " DELETION");
        assertThat(stack.mails())
                .filteredOn(m -> m.kind().equals("account_deleted"))
                .hasSize(1);
    }

    @Test
    @DisplayName("INFRA-AUTH-186 more than a hundred events and sessions go too")
    void manyItems() {
        for (int i = 0; i < 130; i++) {
            stack.send(HttpEvent.of("POST", "/api/auth/logout").bearer(access));
            access = stack.session(user);
        }
        for (int i = 0; i < 100; i++) {
            stack.session(user);
        }

        var deleted = delete(AuthStack.PASSWORD);

        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
        assertThat(remaining()).containsExactly("USER#" + user + " DELETION");
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-187 a crash before or after any write leaves the account whole, or ended for good with the rest removed later")
    void crashes() {
        var number = 0;
        boolean survived;
        try (var log = CapturedLog.of("dev.groundwork.http.FailedRequests")) {
            do {
                number++;
                crash(number, false);
                survived = crash(number, true);
            } while (!survived);
            assertThat(log.messages()).containsOnly("A service that we depend on did not answer");
        }

        assertThat(number).as("writes of a deletion").isGreaterThanOrEqualTo(4);
    }

    /** A deletion that breaks at a write; true when it has fewer writes than that. */
    private boolean crash(int number, boolean afterItsEffect) {
        var address = "crash%d%b@example.com".formatted(number, afterItsEffect);
        stack.account(address, "Crash");
        stack.login(address, WRONG);
        var signedIn = stack.login(address, AuthStack.PASSWORD).json();
        var token = signedIn.path("accessToken").asText();
        writes.at(number, afterItsEffect);
        var answer = send(token, "{\"password\":\"" + AuthStack.PASSWORD + "\"}");
        var done = writes.heal();

        var ended = me(token).status() == 401;
        assertThat(answer.status()).isIn(204, 503);
        if (answer.status() == 204) {
            assertThat(ended).as("an answer of 204 is true").isTrue();
        }
        if (!ended) {
            assertThat(me(token).status()).isEqualTo(200);
            assertThat(send(token, "{\"password\":\"" + AuthStack.PASSWORD + "\"}")
                            .status())
                    .isEqualTo(204);
        }
        var id = signedIn.path("user").path("id").asText();
        stack.removeDeleted(new UserId(id));
        stack.removeDeleted(new UserId(id));

        assertThat(stack.login(address, AuthStack.PASSWORD).status()).isEqualTo(401);
        assertThat(stack.tables().items(stack.tables().accounts()))
                .extracting(attributes -> new Item(attributes).string("pk"))
                .doesNotContain("USER#" + id);
        assertThat(outsideTheOutbox()).doesNotContain(address);
        return done < number;
    }

    private String outsideTheOutbox() {
        return stack.items("").stream()
                .filter(item -> !item.string("pk").startsWith(OutboxMail.PREFIX))
                .toList()
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    /** Keys of all that remains of the person, whose name and address stand nowhere. */
    private List<String> remaining() {
        assertThat(outsideTheOutbox()).doesNotContain("wilhelmina");
        return stack.items("").stream()
                .map(item -> item.string("pk") + " " + item.string("sk"))
                .filter(key -> !key.matches("(OUTBOX|KEYS|CALLER).*|ADDRESS#.* MAILS"))
                .toList();
    }

    private Item ledger() {
        assertThat(ClosingLedger.key(user)).isEqualTo(CreditsTable.balance(user));
        return stack.tables().credits().get(ClosingLedger.key(user)).orElseThrow();
    }

    private Answer delete(String password) {
        return send("{\"password\":\"" + password + "\"}");
    }

    private Answer send(String body) {
        return send(access, body);
    }

    private Answer send(String token, String body) {
        return stack.send(HttpEvent.of("DELETE", "/api/auth/me")
                .header("content-type", "application/json")
                .bearer(token)
                .body(body));
    }

    private Answer me(String token) {
        return stack.send(HttpEvent.get("/api/auth/me").bearer(token));
    }

    private Answer refresh() {
        return stack.send(HttpEvent.post(
                "/api/auth/refresh",
                "{\"refreshToken\":\"" + tokens.path("refreshToken").asText() + "\"}"));
    }

    private static List<Answer> together(List<Callable<Answer>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Answer>();
            for (var future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
