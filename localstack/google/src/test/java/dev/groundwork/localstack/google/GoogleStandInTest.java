package dev.groundwork.localstack.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One stand-in for all, since making its key takes long: who is next is everybody's, so these run one after another. */
@Execution(ExecutionMode.SAME_THREAD)
final class GoogleStandInTest {

    private static final Instant NOW = Instant.parse("2026-01-07T09:30:00Z");
    private static final String BACK = "https://groundwork.test/api/auth/oauth/google/callback";
    /** The pair of RFC 7636 appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Person ADA =
            new Person("7", "ada@example.com", EmailVerified.TRUE, "Ada Lovelace", Tamper.NONE);

    @AutoClose
    private final HttpClient client = HttpClient.newHttpClient();

    @AutoClose
    @SuppressWarnings("NullAway.Init") // set before the first test
    private static GoogleStandIn google;

    @BeforeAll
    static void start() throws IOException {
        google =
                GoogleStandIn.start(new GoogleSettings("a client", "a secret", Set.of(BACK), () -> NOW, new Random(1)));
    }

    @Test
    @DisplayName("INFRA-AUTH-230 discovery, authorization, token and keys work together as OpenID Connect says")
    void wholeWay() throws Exception {
        google.next(ADA);

        var token = SignedJWT.parse(idToken(redeem(code(), Map.of())));

        var keys = JWKSet.parse(JSONObjectUtils.toJSONString(json(get(metadata("jwks_uri")))));
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        assertThat(key.isPrivate()).isFalse();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(google.issuer()).startsWith("http://localhost:");
        assertThat(claims.getAudience()).containsExactly("a client");
        assertThat(claims.getSubject()).isEqualTo("7");
        assertThat(claims.getClaim("email_verified")).isEqualTo(true);
        assertThat(claims.getClaim("nonce")).isEqualTo("n");
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(NOW.plusSeconds(3600));
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "scope, profile, invalid_scope",
        "code_challenge, short, invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge_method, plain, invalid_request"
    })
    @DisplayName("INFRA-AUTH-231 a wrong authorization request goes back with its error and state")
    void wrongRequest(String name, String value, String error) throws Exception {
        var answer = authorize(Map.of(name, value));

        var location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(BACK + "?").contains("state=s").contains("error=" + error);
        assertThat(location).doesNotContain("code=");
    }

    @ParameterizedTest
    @CsvSource({"client_id, somebody else, 401", "redirect_uri, https://evil.example/, 400"})
    @DisplayName(
            "INFRA-AUTH-232 an unknown client and an unknown redirect URI are told on a page, nothing is sent there")
    void noRedirect(String name, String value, int status) throws Exception {
        var answer = authorize(Map.of(name, value));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "client_secret, wrong, 401, invalid_client",
        "client_id, wrong, 401, invalid_client",
        "grant_type, password, 400, unsupported_grant_type",
        "redirect_uri, https://groundwork.test/, 400, redirect_uri_mismatch",
        "code_verifier, dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXx, 400, invalid_grant",
        "code, 4/nonsense, 400, invalid_grant"
    })
    @DisplayName("INFRA-AUTH-233 a code is redeemed by its client, with its verifier and redirect URI only")
    void wrongRedemption(String name, String value, int status, String error) throws Exception {
        var answer = redeem(code(), Map.of(name, value));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer)).containsEntry("error", error);
    }

    @Test
    @DisplayName("INFRA-AUTH-234 a code works once, also by HTTP Basic")
    void once() throws Exception {
        var code = code();
        var basic = Base64.getEncoder().encodeToString("a+client:a+secret".getBytes(StandardCharsets.US_ASCII));
        var form = Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", BACK,
                "code_verifier", VERIFIER);
        var request = HttpRequest.newBuilder(URI.create(metadata("token_endpoint")))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Parameters.query(form)))
                .build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        assertThat(redeem(code, Map.of()).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(Tamper.class)
    @DisplayName("INFRA-AUTH-235 each lie spoils exactly what it names")
    void lies(Tamper tamper) throws Exception {
        google.next(new Person("7", "ada@example.com", EmailVerified.TRUE, "Ada", tamper));

        var token = JWTParser.parse(idToken(redeem(code(), Map.of())));

        var claims = token.getJWTClaimsSet();
        assertThat(claims.getAudience().equals(List.of("a client"))).isEqualTo(tamper != Tamper.WRONG_AUD);
        assertThat(claims.getIssuer().equals(google.issuer())).isEqualTo(tamper != Tamper.WRONG_ISS);
        assertThat(claims.getExpirationTime().toInstant().isAfter(NOW)).isEqualTo(tamper != Tamper.EXPIRED);
        assertThat(claims.getClaims().containsKey("nonce")).isEqualTo(tamper != Tamper.NO_NONCE);
        assertThat("n".equals(claims.getClaim("nonce")))
                .isEqualTo(tamper != Tamper.NO_NONCE && tamper != Tamper.WRONG_NONCE);
        assertThat(token instanceof PlainJWT).isEqualTo(tamper == Tamper.ALG_NONE);
        assertThat(token instanceof SignedJWT signed && verifies(signed))
                .isEqualTo(tamper != Tamper.ALG_NONE && tamper != Tamper.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @EnumSource(EmailVerified.class)
    @DisplayName("INFRA-AUTH-236 email_verified is the boolean, the text or absent as asked for")
    void emailVerified(EmailVerified emailVerified) throws Exception {
        google.next(new Person("7", "ada@example.com", emailVerified, "Ada", Tamper.NONE));

        var claims = SignedJWT.parse(idToken(redeem(code(), Map.of()))).getJWTClaimsSet();

        assertThat(Optional.ofNullable(claims.getClaim("email_verified"))).isEqualTo(emailVerified.claim());
    }

    private boolean verifies(SignedJWT token) throws IOException, InterruptedException, ParseException, JOSEException {
        var keys = JWKSet.parse(get(metadata("jwks_uri")).body());
        return token.verify(new RSASSAVerifier(
                keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey()));
    }

    private String metadata(String member) throws IOException, InterruptedException, ParseException {
        return String.valueOf(
                json(get(google.issuer() + "/.well-known/openid-configuration")).get(member));
    }

    private HttpResponse<String> authorize(Map<String, String> changed) throws Exception {
        var query = new LinkedHashMap<>(Map.of(
                "client_id", "a client",
                "redirect_uri", BACK,
                "response_type", "code",
                "scope", "openid email profile",
                "state", "s",
                "nonce", "n",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
        query.putAll(changed);
        return get(metadata("authorization_endpoint") + "?" + Parameters.query(query));
    }

    private String code() throws Exception {
        var location = authorize(Map.of()).headers().firstValue("Location").orElseThrow();
        return Parameters.parse(location.substring(location.indexOf('?') + 1))
                .get("code")
                .orElseThrow();
    }

    private HttpResponse<String> redeem(String code, Map<String, String> changed) throws Exception {
        var form = new LinkedHashMap<>(Map.of(
                "client_id",
                "a client",
                "client_secret",
                "a secret",
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                BACK,
                "code_verifier",
                VERIFIER));
        form.putAll(changed);
        var request = HttpRequest.newBuilder(URI.create(metadata("token_endpoint")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Parameters.query(form)))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String idToken(HttpResponse<String> answer) throws ParseException {
        return String.valueOf(json(answer).get("id_token"));
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, Object> json(HttpResponse<String> answer) throws ParseException {
        return JSONObjectUtils.parse(answer.body());
    }
}
