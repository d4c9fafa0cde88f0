package dev.groundwork.auth.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

final class ForgotPasswordTest {

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords();

    @Test
    @DisplayName("INFRA-AUTH-100 who forgot the password gets one mail with a token that stands nowhere in clear")
    void mailed() {
        stack.account("Ada@example.com", "Ada");

        var answer = forgot("ada@EXAMPLE.com");

        assertThat(answer.status()).isEqualTo(202);
        var mail = resets().getFirst();
        assertThat(mail.to()).isEqualTo("Ada@example.com");
        assertThat(mail.words()).containsEntry("name", "Ada").containsEntry("life", "30 minutes");
        assertThat(stack.token(mail)).hasSize(43);
        assertThat(stack.tables().items(stack.tables().accounts()).toString()).doesNotContain(stack.token(mail));
    }

    @Test
    @DisplayName("INFRA-AUTH-101 an unknown address, a pending one and no address get the same answer and no mail")
    void sameAnswer() {
        stack.account("known@example.com", "Known");
        stack.send(HttpEvent.post("/api/auth/register", """
                {"email":"pending@example.com","password":"correct horse battery staple","displayName":"P"}"""));

        var known = forgot("known@example.com");
        var others =
                List.of(forgot("unknown@example.com"), forgot("pending@example.com"), forgot("nonsense"), forgot(""));

        assertThat(others).extracting(Answer::status).containsOnly(202);
        assertThat(others).extracting(Answer::text).containsOnly(known.text());
        assertThat(resets()).extracting(OutboxMail::to).containsExactly("known@example.com");
    }

    @Test
    @DisplayName("INFRA-AUTH-102 asking for an address without an account takes none of its three mails")
    void takesNoPlace() {
        for (int i = 0; i < 5; i++) {
            forgot("later@example.com");
        }

        stack.account("later@example.com", "Later");

        assertThat(stack.login("later@example.com", AuthStack.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-103 verification and reset mails count together, three an hour; an hour later one more goes")
    void countsTogether() {
        stack.account("many@example.com", "Many");
        for (int i = 0; i < 4; i++) {
            assertThat(forgot("many@example.com").status()).isEqualTo(202);
        }
        assertThat(resets()).hasSize(2);

        stack.clock().advance(Duration.ofHours(1));
        forgot("many@example.com");

        assertThat(resets()).hasSize(3);
    }

    @Test
    @DisplayName("INFRA-AUTH-104 a request that is not the JSON of the route is refused and mails nothing")
    void refused() {
        stack.account("known@example.com", "Known");

        assertThat(stack.send(HttpEvent.post("/api/auth/forgot-password", "{}")).status())
                .isEqualTo(422);
        assertThat(stack.send(HttpEvent.post("/api/auth/forgot-password", "{\"email\":5}"))
                        .status())
                .isEqualTo(400);
        assertThat(stack.send(HttpEvent.get("/api/auth/forgot-password")).status())
                .isEqualTo(405);
        assertThat(resets()).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-105 an address with an account and one without cost the same calls, and the second leaves nothing behind")
    void sameCalls() {
        var calls = Collections.synchronizedList(new ArrayList<String>());
        try (var watched = new AuthStack(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                calls.add(call(context.request()));
            }
        })) {
            watched.account("known@example.com", "Known");
            calls.clear();
            watched.send(HttpEvent.post("/api/auth/forgot-password", "{\"email\":\"known@example.com\"}"));
            var known = List.copyOf(calls);
            var left = left(watched);
            calls.clear();
            watched.send(HttpEvent.post("/api/auth/forgot-password", "{\"email\":\"unknown@example.com\"}"));

            assertThat(calls).isEqualTo(known).contains("TransactWriteItemsRequest of 4");
            assertThat(left(watched)).isEqualTo(left).contains("RESET");
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-106 a caller who asks for too many mails is told to wait, for whichever addresses")
    void tooMany() {
        for (int i = 0; i < 100; i++) {
            assertThat(forgot("nobody" + i + "@example.com").status()).isEqualTo(202);
        }

        var over = forgot("nobody@example.com");

        assertThat(over.status()).isEqualTo(429);
        assertThat(over.json().path("code").asText()).isEqualTo("too_many_requests");
        assertThat(over.header("Retry-After")).isPresent();
    }

    /** The items of requests and mails, sorted. */
    private static List<String> left(AuthStack watched) {
        return watched.tables().items(watched.tables().accounts()).stream()
                .map(attributes -> new Item(attributes).string(Key.SK))
                .filter(Set.of("RESET", "TOKEN", "MAILS", "OUTBOX")::contains)
                .sorted()
                .toList();
    }

    private static String call(Object request) {
        return request instanceof TransactWriteItemsRequest transaction
                ? "TransactWriteItemsRequest of " + transaction.transactItems().size()
                : request.getClass().getSimpleName();
    }

    private Answer forgot(String email) {
        return stack.send(HttpEvent.post("/api/auth/forgot-password", "{\"email\":\"" + email + "\"}"));
    }

    private List<OutboxMail> resets() {
        return stack.mails().stream()
                .filter(mail -> mail.kind().equals("password_reset"))
                .toList();
    }
}
