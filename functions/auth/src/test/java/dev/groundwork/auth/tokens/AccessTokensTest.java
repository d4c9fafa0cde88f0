package dev.groundwork.auth.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.sessions.TokenResponse.RefreshCookie;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import dev.groundwork.testing.Seeds;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** TokenResponse that open a protected route, and forgeries that do not (RFC 8725 section 3, RFC 9068 section 4). */
final class AccessTokensTest {

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    @AutoClose
    private final AuthStack stack = new AuthStack();

    private String refresh = "";
    private String access = "";
    private JWTClaimsSet good = new JWTClaimsSet.Builder().build();

    @BeforeEach
    void signIn() throws ParseException {
        stack.account("ada@example.com", "Ada");
        var login = stack.login("ada@example.com", AuthStack.PASSWORD).json();
        refresh = login.path("refreshToken").asText();
        access = login.path("accessToken").asText();
        good = SignedJWT.parse(access).getJWTClaimsSet();
        assertThat(me(access).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-360 a token that is not ours, not for us, not now or not an access token opens nothing and costs no read")
    void forgeries() throws JOSEException {
        assertThat(me(signed(header("k1"), good)).status())
                .as("the test's own signing works")
                .isEqualTo(200);
        var before = stack.calls();

        forged().forEach((name, token) -> {
            var answer = me(token);
            assertThat(answer.status()).as(name).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate").orElseThrow()).as(name).startsWith("Bearer");
        });

        assertThat(stack.calls()).isEqualTo(before);
    }

    private Map<String, String> forged() throws JOSEException {
        var tokens = new LinkedHashMap<String, String>();
        tokens.put(
                "another audience",
                signed(header("k1"), but().audience("https://other.example").build()));
        tokens.put(
                "no audience",
                signed(header("k1"), but().audience((String) null).build()));
        tokens.put(
                "another issuer",
                signed(header("k1"), but().issuer("https://evil.example").build()));
        tokens.put(
                "expired",
                signed(header("k1"), but().expirationTime(now(Duration.ZERO)).build()));
        tokens.put(
                "never expires", signed(header("k1"), but().expirationTime(null).build()));
        tokens.put("no issue time", signed(header("k1"), but().issueTime(null).build()));
        tokens.put("no subject", signed(header("k1"), but().subject(null).build()));
        tokens.put(
                "a subject that is none",
                signed(header("k1"), but().subject("admin").build()));
        tokens.put(
                "a session that is none",
                signed(header("k1"), but().claim("sid", "x").build()));
        tokens.put(
                "typ JWT",
                signed(
                        new JWSHeader.Builder(header("k1"))
                                .type(JOSEObjectType.JWT)
                                .build(),
                        good));
        tokens.put(
                "no typ", signed(new JWSHeader.Builder(header("k1")).type(null).build(), good));
        tokens.put("an unknown kid", signed(header("k2"), good));
        tokens.put(
                "no kid", signed(new JWSHeader.Builder(header("k1")).keyID(null).build(), good));
        tokens.put("another key", signed(header("k1"), good, new ECDSASigner(Seeds.signingKey("k1"))));
        var ours = Seeds.signingKey("evil");
        var injected =
                new JWSHeader.Builder(header("evil")).jwk(ours.toPublicJWK()).build();
        tokens.put("its own key in its header", signed(injected, good, new ECDSASigner(ours)));
        var hmac =
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).keyID("k1").build();
        var publicKey = stack.signingKey().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        tokens.put("HS256 with the public key", signed(hmac, good, new MACSigner(publicKey)));
        tokens.put("alg none", new PlainJWT(good).serialize());
        var parts = signed(header("k1"), good).split("\\.", -1);
        var admin = Base64URL.encode(
                        but().claim("scope", "accounts:operate").build().toString())
                .toString();
        tokens.put("other claims under the signature", parts[0] + "." + admin + "." + parts[2]);
        tokens.put("no signature", parts[0] + "." + parts[1] + ".");
        tokens.put("a refresh token", refresh);
        tokens.put("garbage", "garbage");
        tokens.put("dots", "..");
        return tokens;
    }

    @Test
    @DisplayName("INFRA-AUTH-361 a session of somebody else opens nothing, though everything is signed")
    void anothersSession() throws JOSEException {
        stack.account("bob@example.com", "Bob");
        var bob = stack.login("bob@example.com", AuthStack.PASSWORD).json();

        var mixed = but().subject(bob.path("user").path("id").asText()).build();

        assertThat(me(signed(header("k1"), mixed)).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("INFRA-AUTH-362 an access token is no refresh token, in the body or in the cookie")
    void accessAsRefresh() {
        var body = stack.send(HttpEvent.post("/api/auth/refresh", "{\"refreshToken\":\"" + access + "\"}"));
        var cookie = stack.send(HttpEvent.of("POST", "/api/auth/refresh").cookie(RefreshCookie.NAME, access));

        assertThat(body.status()).isEqualTo(401);
        assertThat(cookie.status()).isEqualTo(401);
        assertThat(me(access).status()).as("and nothing has ended").isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-AUTH-363 unknown key ids cost one read a second, however many there are")
    void unknownKeys() throws JOSEException {
        stack.clock().advance(Duration.ofSeconds(5));
        var before = stack.calls();

        for (int i = 0; i < 50; i++) {
            assertThat(me(signed(header("made-up-" + i), good)).status()).isEqualTo(401);
        }

        assertThat(stack.calls() - before).isEqualTo(1);
    }

    private Date now(Duration later) {
        return Date.from(stack.clock().instant().plus(later));
    }

    private JWTClaimsSet.Builder but() {
        return new JWTClaimsSet.Builder(good);
    }

    private static JWSHeader header(String kid) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(kid).build();
    }

    private String signed(JWSHeader header, JWTClaimsSet claims) throws JOSEException {
        return signed(header, claims, new ECDSASigner(stack.signingKey()));
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private Answer me(String token) {
        return stack.send(HttpEvent.get("/api/auth/me").bearer(token));
    }
}
