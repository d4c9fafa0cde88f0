package dev.groundwork.auth.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.groundwork.auth.AuthStack;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer that is slow, gone or up to something. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
final class OtherIssuerTest {

    private static final Instant NOW = Instant.parse("2026-01-07T09:30:00Z");
    private static final String START = "/api/auth/oauth/google";
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final RSAKey key;

    @AutoClose
    private final FakeIssuer issuer = new FakeIssuer();

    @AutoClose
    private final AuthStack auth =
            new AuthStack(new HandClock(NOW), Map.of("groundwork.google.issuer", issuer.issuer()));

    OtherIssuerTest() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("k").generate();
    }

    @BeforeEach
    void publish() {
        issuer.says(FakeIssuer.KEYS, new JWKSet(key.toPublicJWK()).toString());
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-280 an issuer that never answers is given up in time: the login page says so, and no cookie is set")
    void silent() {
        try (var silent = new FakeIssuer();
                var stack = new AuthStack(new HandClock(NOW), Map.of("groundwork.google.issuer", silent.issuer()))) {
            silent.isSilentAt(FakeIssuer.DISCOVERY);
            var began = System.nanoTime();

            var answer = stack.send(HttpEvent.get(START));

            assertThat(GoogleStack.error(answer)).isEqualTo("google_unavailable");
            assertThat(answer.cookies()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-281 an issuer that is not there ends at the login page")
    void gone() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        try (var stack =
                new AuthStack(new HandClock(NOW), Map.of("groundwork.google.issuer", "http://127.0.0.1:" + port))) {
            assertThat(GoogleStack.error(stack.send(HttpEvent.get(START)))).isEqualTo("google_unavailable");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, https://evil.example",
        "token_endpoint, http://evil.example/token",
        "jwks_uri, ftp://evil.example/keys",
        "authorization_endpoint, nonsense"
    })
    @DisplayName(
            "INFRA-AUTH-282 a discovery document of another issuer, or with an endpoint in clear elsewhere, is not used")
    void discovery(String member, String value) {
        try (var odd = new FakeIssuer();
                var stack = new AuthStack(new HandClock(NOW), Map.of("groundwork.google.issuer", odd.issuer()))) {
            odd.discovers(Map.of(member, value));

            assertThat(GoogleStack.error(stack.send(HttpEvent.get(START)))).isEqualTo("google_unavailable");
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-283 a token endpoint that never answers is given up in time, and the state is used up")
    void silentToken() {
        issuer.isSilentAt(FakeIssuer.TOKEN);
        var begun = begin();
        var began = System.nanoTime();

        var answer = end(begun);

        assertThat(GoogleStack.error(answer)).isEqualTo("google_unavailable");
        assertThat(GoogleStack.setsRefreshCookie(answer)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
        assertThat(GoogleStack.error(end(begun))).isEqualTo("google_state_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "[]", "{}", "{\"id_token\":7}", "{\"id_token\":\"a.b\"}", ""})
    @DisplayName("INFRA-AUTH-284 an answer of the token endpoint that is none signs nobody in")
    void odd(String body) {
        issuer.says(FakeIssuer.TOKEN, body);

        var answer = end(begin());

        assertThat(GoogleStack.error(answer)).isIn("google_failed", "google_unavailable");
        assertThat(GoogleStack.setsRefreshCookie(answer)).isFalse();
    }

    @Test
    @DisplayName("INFRA-AUTH-285 an answer without an end is cut off")
    void endless() {
        issuer.says(FakeIssuer.TOKEN, "{\"id_token\":\"" + "a".repeat(10_000_000) + "\"}");

        assertThat(GoogleStack.error(end(begin()))).isEqualTo("google_unavailable");
    }

    @Test
    @DisplayName("INFRA-AUTH-286 a token with just what is needed signs in; a person without a name is a maker")
    void minimal() throws JOSEException {
        var answer = present(begin(), Map.of());

        assertThat(answer.header("Location")).hasValue(AuthStack.ORIGIN + "/");
        assertThat(auth.tables().items(auth.tables().accounts()).toString()).contains("SLUG#maker-");
    }

    @ParameterizedTest
    @CsvSource({
        "aud, us and another",
        "azp, another",
        "exp, absent",
        "iat, absent",
        "iat, later",
        "sub, absent",
        "sub, long"
    })
    @DisplayName("INFRA-AUTH-287 a token for others too, for an unknown time or for nobody is not believed")
    void claims(String claim, String value) throws JOSEException {
        var changed = new HashMap<String, Object>();
        switch (value) {
            case "us and another" -> changed.put(claim, List.of(AuthStack.GOOGLE_CLIENT, "another"));
            case "later" ->
                changed.put(claim, auth.clock().instant().plusSeconds(61).getEpochSecond());
            case "long" -> changed.put(claim, "7".repeat(256));
            case "another" -> changed.put(claim, "another");
            default -> changed.put(claim, null);
        }

        var answer = present(begin(), changed);

        assertThat(GoogleStack.error(answer)).isEqualTo("google_failed");
        assertThat(GoogleStack.setsRefreshCookie(answer)).isFalse();
    }

    @Test
    @DisplayName("INFRA-AUTH-288 a token for several with our client as the authorized party is believed")
    void authorizedParty() throws JOSEException {
        var answer = present(
                begin(), Map.of("aud", List.of(AuthStack.GOOGLE_CLIENT, "another"), "azp", AuthStack.GOOGLE_CLIENT));

        assertThat(GoogleStack.setsRefreshCookie(answer)).isTrue();
    }

    @Test
    @DisplayName("INFRA-AUTH-289 a token that is signed with the public key as a shared secret is not believed")
    void confusedAlgorithm() throws JOSEException {
        var begun = begin();
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k").build();
        var token = new SignedJWT(header, claims(begun, Map.of()));
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        issuer.says(FakeIssuer.TOKEN, "{\"id_token\":\"" + token.serialize() + "\"}");

        assertThat(GoogleStack.error(end(begun))).isEqualTo("google_failed");
    }

    @Test
    @DisplayName("INFRA-AUTH-290 a token of a key that nobody published, or that is too short, is not believed")
    void otherKeys() throws JOSEException {
        var shortKey = new RSAKeyGenerator(1024, true).keyID("short").generate();
        issuer.says(FakeIssuer.KEYS, new JWKSet(List.of(key.toPublicJWK(), shortKey.toPublicJWK())).toString());
        auth.clock().advance(Duration.ofHours(2));

        for (var kid : List.of("short", "unknown")) {
            var begun = begin();
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build();
            var token = new SignedJWT(header, claims(begun, Map.of()));
            token.sign(new RSASSASigner(shortKey.toRSAPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())));
            issuer.says(FakeIssuer.TOKEN, "{\"id_token\":\"" + token.serialize() + "\"}");

            assertThat(GoogleStack.error(end(begun))).isEqualTo("google_failed");
        }
    }

    private GoogleStack.Begun begin() {
        var answer = auth.send(HttpEvent.get(START));
        var set = answer.cookies().getFirst();
        return GoogleStack.Begun.of(answer.header("Location").orElseThrow(), set);
    }

    private Answer end(GoogleStack.Begun begun) {
        var state = GoogleStack.query(begun.toGoogle()).get("state");
        return auth.send(HttpEvent.get(GoogleStack.CALLBACK + "?code=c&state=" + state)
                .cookie(begun.cookieName(), begun.cookie()));
    }

    private Answer present(GoogleStack.Begun begun, Map<String, Object> changed) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build();
        var token = new SignedJWT(header, claims(begun, changed));
        token.sign(new RSASSASigner(key));
        issuer.says(FakeIssuer.TOKEN, "{\"id_token\":\"" + token.serialize() + "\"}");
        return end(begun);
    }

    private JWTClaimsSet claims(GoogleStack.Begun begun, Map<String, Object> changed) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer.issuer())
                .audience(AuthStack.GOOGLE_CLIENT)
                .subject("s")
                .claim("email", "minimal@example.com")
                .claim("email_verified", true)
                .claim("nonce", GoogleStack.query(begun.toGoogle()).get("nonce"))
                .issueTime(Date.from(auth.clock().instant()))
                .expirationTime(Date.from(auth.clock().instant().plusSeconds(60)));
        changed.forEach(claims::claim);
        return claims.build();
    }
}
