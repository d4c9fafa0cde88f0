package dev.groundwork.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.tokens.AccessTokens;
import dev.groundwork.http.AccessTokenValidator;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HttpEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** The check that every protected route of every function makes, after what an account may go through. */
final class SessionCheckTest {

    private static final String ADDRESS = "ada@example.com";

    private final Requests requests = new Requests();

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords(requests);

    private String access = "";
    private UserId user;
    private SessionId session;

    @BeforeEach
    void signIn() {
        stack.account(ADDRESS, "Ada");
        var tokens = stack.login(ADDRESS, AuthStack.PASSWORD).json();
        access = tokens.path("accessToken").asText();
        user = new UserId(tokens.path("user").path("id").asText());
        session = new SessionId(stack.items("SESSION#").getFirst().string("sk").substring("SESSION#".length()));
        assertThat(lives()).as("the signing keys are known now").isTrue();
    }

    @Test
    @DisplayName("INFRA-AUTH-211 each check is one consistent read, also the second one, and nothing else")
    void oneRead() {
        requests.seen.clear();

        assertThat(lives()).isTrue();
        assertThat(lives()).isTrue();

        assertThat(requests.seen)
                .hasSize(2)
                .allMatch(request -> request instanceof GetItemRequest get && get.consistentRead());
    }

    @Test
    @DisplayName("INFRA-AUTH-212 the first check after the deletion of the account finds no session")
    void afterDeletion() {
        assertThat(lives()).isTrue();

        var deleted = stack.send(HttpEvent.of("DELETE", "/api/auth/me")
                .header("content-type", "application/json")
                .bearer(access)
                .body("{\"password\":\"" + AuthStack.PASSWORD + "\"}"));

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(lives()).isFalse();
    }

    @Test
    @DisplayName("INFRA-AUTH-213 the first check after disabling finds no session, nor does one after enabling")
    void afterDisabling() {
        for (var disabled : List.of(true, false)) {
            var answer = stack.send(HttpEvent.of("PATCH", "/api/auth/users/" + user)
                    .header("content-type", "application/json")
                    .bearer(stack.service("accounts:operate"))
                    .body("{\"disabled\":" + disabled + "}"));

            assertThat(answer.status()).isEqualTo(204);
            assertThat(lives()).isFalse();
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-214 a session past its end does not live, whether TTL has removed it or not")
    void pastItsEnd() {
        stack.clock().advance(Duration.ofDays(7).minusMillis(1));
        assertThat(lives()).isTrue();

        stack.clock().advance(Duration.ofMillis(1));

        assertThat(lives()).isFalse();
        assertThat(stack.items("SESSION#")).hasSize(1);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-520 where no token is asked for none is looked at: an unknown path and an open route read no session")
    void noneAsked() {
        requests.seen.clear();

        var unknown = stack.send(HttpEvent.get("/api/auth/nowhere").bearer(access));
        var wrongVerb = stack.send(HttpEvent.of("DELETE", "/api/auth/login").bearer(access));
        var open = stack.send(HttpEvent.get("/api/auth/policy").bearer(access));

        assertThat(List.of(unknown.status(), wrongVerb.status(), open.status())).containsExactly(404, 405, 200);
        assertThat(requests.seen).isEmpty();
    }

    /** Tells whether a new token of the session opens anything. */
    private boolean lives() {
        var token = stack.bean(AccessTokens.class)
                .forUser(user, session, stack.clock().instant(), Duration.ofMinutes(10));
        var authentication = stack.bean(AccessTokenValidator.class).validateToken(token, null);
        return Mono.from(authentication).blockOptional().isPresent();
    }

    private static final class Requests implements ExecutionInterceptor {

        private final List<SdkRequest> seen = new CopyOnWriteArrayList<>();

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            seen.add(context.request());
        }
    }
}
