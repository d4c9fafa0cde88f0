package dev.groundwork.credits.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.groundwork.credits.CreditsStack;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HttpFunction.Answer;
import java.time.Duration;
import java.util.Date;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class QuoteTest {

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    private Answer quote(UserId user, int complexity) {
        return stack.post(
                "/api/credits/quotes",
                "credits:consume",
                "none",
                "{\"userId\":\"%s\",\"action\":\"build_iteration\",\"complexity\":%d}".formatted(user, complexity));
    }

    private Answer build(UserId user, String key, int complexity, String quote) {
        return stack.consume(
                key,
                "{\"userId\":\"%s\",\"action\":\"build_iteration\",\"complexity\":%d,\"referenceId\":\"b\",\"quote\":\"%s\"}"
                        .formatted(user, complexity, quote));
    }

    /** As if a catalogue of another day had promised it. */
    private String promised(UserId user, long cost, String key) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("quote+jwt"))
                .build();
        var claims = new JWTClaimsSet.Builder()
                .subject(user.value())
                .claim("action", "build_iteration")
                .claim("complexity", 3)
                .claim("cost", cost)
                .expirationTime(Date.from(stack.clock().instant().plusSeconds(60)))
                .build();
        var jwt = new SignedJWT(header, claims);
        jwt.sign(new MACSigner(key));
        return jwt.serialize();
    }

    @Test
    @DisplayName("INFRA-CRED-690 a quote tells the price and holds for ten minutes, and it takes nothing")
    void quote() {
        var user = stack.user();

        var answer = quote(user.id(), 3);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("cost").asLong()).isEqualTo(7);
        assertThat(answer.json().path("expiresAt").asText()).isNotEmpty();
        assertThat(stack.get(user, "/api/credits/balance")
                        .json()
                        .path("balance")
                        .asLong())
                .isEqualTo(100);
    }

    @Test
    @DisplayName("INFRA-CRED-691 a consume is charged what was promised, also by the key before the last rotation")
    void honoured() throws JOSEException {
        var user = stack.user();

        var now = build(
                user.id(), stack.freshKey(), 3, promised(user.id(), 5, "a quote key for tests, 32 bytes or more"));
        var before =
                build(user.id(), stack.freshKey(), 3, promised(user.id(), 6, "the quote key that was before that"));

        assertThat(now.json().path("cost").asLong()).as(now.text()).isEqualTo(5);
        assertThat(before.json().path("cost").asLong()).as(before.text()).isEqualTo(6);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-692 a quote for another user, action or complexity, a changed or an expired one is a 422; nothing is taken")
    void invalid() throws JOSEException {
        var user = stack.user();
        var other = stack.user();
        var quote = quote(user.id(), 3).json().path("quote").asText();

        assertThat(build(other.id(), stack.freshKey(), 3, quote)
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("invalid_quote");
        assertThat(build(user.id(), stack.freshKey(), 4, quote).status()).isEqualTo(422);
        assertThat(build(user.id(), stack.freshKey(), 3, quote.substring(1)).status())
                .isEqualTo(422);
        assertThat(build(
                                user.id(),
                                stack.freshKey(),
                                3,
                                promised(user.id(), 1, "a key of somebody else, as long as ours"))
                        .status())
                .isEqualTo(422);
        stack.clock().advance(Duration.ofMinutes(10));
        assertThat(build(user.id(), stack.freshKey(), 3, quote).status()).isEqualTo(422);
        assertThat(stack.get(user, "/api/credits/balance")
                        .json()
                        .path("balance")
                        .asLong())
                .isEqualTo(100);
    }

    @Test
    @DisplayName("INFRA-CRED-693 a request repeated after its quote's time gets its first answer")
    void replayAfterExpiry() {
        var user = stack.user();
        var quote = quote(user.id(), 3).json().path("quote").asText();
        var key = stack.freshKey();

        var first = build(user.id(), key, 3, quote);
        stack.clock().advance(Duration.ofMinutes(11));
        var again = build(user.id(), key, 3, quote);

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    @DisplayName("INFRA-CRED-694 a hold with a quote reserves its cost; another amount beside it is a 422")
    void holdWithQuote() {
        var user = stack.user();
        var quote = quote(user.id(), 3).json().path("quote").asText();
        var body = "{\"userId\":\"%s\",\"action\":\"build_iteration\",\"referenceId\":\"b\",\"quote\":\"%s\"%s}";

        var held = stack.post(
                "/api/credits/holds", "credits:hold", stack.freshKey(), body.formatted(user.id(), quote, ""));
        var other = stack.post(
                "/api/credits/holds",
                "credits:hold",
                stack.freshKey(),
                body.formatted(user.id(), quote, ",\"amount\":3"));

        assertThat(held.json().path("amount").asLong()).as(held.text()).isEqualTo(7);
        assertThat(other.json().path("code").asText()).isEqualTo("invalid_quote");
    }

    @Test
    @DisplayName("INFRA-CRED-762 a changed quote is a 422 from a stack's first start on, and after each rotation")
    void changedQuote() {
        try (var fresh = CreditsStack.atFirstStart()) {
            var user = fresh.user().id();
            var body = "{\"userId\":\"%s\",\"action\":\"web_search\"}".formatted(user);
            for (var rotation = 0; rotation < 3; rotation++) {
                var quote = fresh.post("/api/credits/quotes", "credits:consume", "none", body)
                        .json()
                        .path("quote")
                        .asText();
                var changed = quote.substring(0, quote.length() - 4) + "AAAA";

                var answer = fresh.consume(
                        fresh.freshKey(),
                        "{\"userId\":\"%s\",\"action\":\"web_search\",\"referenceId\":\"s\",\"quote\":\"%s\"}"
                                .formatted(user, changed));

                assertThat(answer.status()).as(answer.text()).isEqualTo(422);
                assertThat(answer.json().path("code").asText()).isEqualTo("invalid_quote");
                fresh.rotateSecrets();
            }
        }
    }
}
