package dev.groundwork.auth.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.sessions.TokenResponse.RefreshCookie;
import dev.groundwork.localstack.google.EmailVerified;
import dev.groundwork.localstack.google.Person;
import dev.groundwork.localstack.google.Tamper;
import dev.groundwork.testing.HttpEvent;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The protocol: what is sent to Google, what is believed of what comes back, and that it works once, for one browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
final class GoogleSignInTest {

    @AutoClose
    private final GoogleStack stack = new GoogleStack();

    @BeforeEach
    void whoIsNext() {
        stack.google().next(GoogleStack.ADA);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-240 the start redirects to Google with state, nonce and an S256 challenge, and sets a short Lax cookie")
    void start() {
        var answer = stack.auth().send(HttpEvent.get("/api/auth/oauth/google"));

        assertThat(answer.status()).isEqualTo(303);
        var location = URI.create(answer.header("Location").orElseThrow());
        assertThat(location.toString()).startsWith(stack.google().issuer() + "/o/oauth2/v2/auth?");
        var query = GoogleStack.query(location);
        assertThat(query)
                .containsEntry("client_id", AuthStack.GOOGLE_CLIENT)
                .containsEntry("redirect_uri", AuthStack.ORIGIN + GoogleStack.CALLBACK)
                .containsEntry("response_type", "code")
                .containsEntry("scope", "openid email profile")
                .containsEntry("code_challenge_method", "S256");
        assertThat(query.get("state")).hasSize(43).isNotEqualTo(query.get("nonce"));
        assertThat(query.get("nonce")).hasSize(43).isNotEqualTo(query.get("code_challenge"));
        assertThat(answer.cookies()).singleElement().asString().satisfies(cookie -> {
            assertThat(cookie).matches("__Host-groundwork-google-[A-Za-z0-9_-]{8}=.+");
            assertThat(cookie)
                    .containsIgnoringCase("Max-Age=600")
                    .contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/");
            assertThat(cookie).doesNotContain("Domain").doesNotContain(query.get("state"));
        });
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
    }

    @Test
    @DisplayName("INFRA-AUTH-303 two tabs that begin one after the other both end signed in, with one jar of cookies")
    void twoTabs() {
        stack.google().next(new Person("tabs", "tabs@example.com", EmailVerified.TRUE, "Tab", Tamper.NONE));
        var first = stack.begin("/api/auth/oauth/google?returnTo=%2Ffirst");
        var second = stack.begin("/api/auth/oauth/google?returnTo=%2Fsecond");

        assertThat(stack.end(stack.back(first), first, second).header("Location"))
                .hasValue(AuthStack.ORIGIN + "/first");
        assertThat(stack.end(stack.back(second), first, second).header("Location"))
                .hasValue(AuthStack.ORIGIN + "/second");
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-241 a new person gets an account with a slug from the name, free credits and no password, and is signed in")
    void wholeWay() {
        stack.google().next(new Person("new", "new@example.com", EmailVerified.TRUE, "Grace Hopper", Tamper.NONE));
        var begun = stack.begin("/api/auth/oauth/google?returnTo=%2Fapps%3Fnew%3D1");

        var answer = stack.end(stack.back(begun), begun);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).hasValue(AuthStack.ORIGIN + "/apps?new=1");
        assertThat(answer.text()).isEmpty();
        assertThat(answer.cookies()).singleElement().asString().startsWith(RefreshCookie.NAME + "=rt.");
        var me = stack.me(answer);
        assertThat(me.path("userSlug").asText()).isEqualTo("grace-hopper");
        assertThat(me.path("displayName").asText()).isEqualTo("Grace Hopper");
        assertThat(me.path("email").asText()).isEqualTo("new@example.com");
        assertThat(me.path("emailVerified").asBoolean()).isTrue();
        assertThat(me.path("hasPassword").asBoolean()).isFalse();
        assertThat(me.path("providers").toString()).isEqualTo("[\"google\"]");
        assertThat(me.path("lastLoginAt").asText())
                .isEqualTo(stack.clock().instant().toString());
        assertThat(stack.auth().tables().items(stack.auth().tables().credits()).toString())
                .contains(me.path("id").asText());
        assertThat(stack.auth().mails()).noneMatch(mail -> mail.to().equals("new@example.com"));
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/1?tab=log#top, /apps/1?tab=log#top",
        "//evil.example, /",
        "/\\evil.example, /",
        "https://evil.example/, /",
        "javascript:alert(1), /",
        "apps, /",
        "'/a b', /",
        "'', /"
    })
    @DisplayName("INFRA-AUTH-242 the way back leads to a path of our own, or to the start page")
    void returnTo(String asked, String expected) {
        var encoded = URLEncoder.encode(asked, StandardCharsets.UTF_8);
        var begun = stack.begin("/api/auth/oauth/google?returnTo=" + encoded);

        var answer = stack.end(stack.back(begun), begun);

        assertThat(answer.header("Location")).hasValue(AuthStack.ORIGIN + expected);
        assertThat(GoogleStack.setsRefreshCookie(answer)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = Tamper.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName(
            "INFRA-AUTH-243 an ID token that is wrong in anything signs nobody in, opens nothing and uses up the state")
    void tampered(Tamper tamper) {
        stack.google().next(new Person("liar", "liar@example.com", EmailVerified.TRUE, "Liar", tamper));
        var before = stack.partitions();
        var begun = stack.begin();
        var back = stack.back(begun);

        var answer = stack.end(back, begun);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(GoogleStack.error(answer)).isEqualTo("google_failed");
        assertThat(answer.cookies())
                .singleElement()
                .asString()
                .startsWith(begun.cookieName() + "=;")
                .containsIgnoringCase("Max-Age=0");
        assertThat(stack.partitions()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(GoogleStack.error(stack.end(back, begun))).isEqualTo("google_state_invalid");
    }

    @ParameterizedTest
    @EnumSource(value = EmailVerified.class, names = "TRUE", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName(
            "INFRA-AUTH-244 only the JSON value true makes an address a proven one: a stranger with any other is refused")
    void notVerified(EmailVerified verified) {
        stack.google().next(new Person("someone", "someone@example.com", verified, "Someone", Tamper.NONE));

        var answer = stack.signIn();

        assertThat(GoogleStack.error(answer)).isEqualTo("google_email_unverified");
        assertThat(GoogleStack.setsRefreshCookie(answer)).isFalse();
    }

    @Test
    @DisplayName("INFRA-AUTH-245 a callback that comes twice signs in once")
    void replayed() {
        var begun = stack.begin();
        var back = stack.back(begun);

        assertThat(GoogleStack.setsRefreshCookie(stack.end(back, begun))).isTrue();
        var again = stack.end(back, begun);

        assertThat(GoogleStack.error(again)).isEqualTo("google_state_invalid");
        assertThat(GoogleStack.setsRefreshCookie(again)).isFalse();
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-246 the link that another browser was to follow signs nobody in there, and is used up (login CSRF)")
    void anotherBrowser() {
        var attacker = stack.begin();
        var link = stack.back(attacker);
        var victim = stack.begin();

        var forged = new GoogleStack.Begun(victim.toGoogle(), attacker.cookieName(), victim.cookie());
        var answer = stack.end(link, victim, forged);

        assertThat(GoogleStack.error(answer)).isEqualTo("google_state_invalid");
        assertThat(GoogleStack.setsRefreshCookie(answer)).isFalse();
        assertThat(GoogleStack.error(stack.end(link, attacker))).isEqualTo("google_state_invalid");
    }

    @Test
    @DisplayName("INFRA-AUTH-247 a callback without the cookie signs nobody in and uses up the state")
    void noCookie() {
        var begun = stack.begin();
        var back = stack.back(begun);

        var answer = stack.auth().send(HttpEvent.get(back));

        assertThat(GoogleStack.error(answer)).isEqualTo("google_state_invalid");
        assertThat(GoogleStack.error(stack.end(back, begun))).isEqualTo("google_state_invalid");
    }

    @Test
    @DisplayName("INFRA-AUTH-248 a code that was given to another browser is not redeemed by this one: PKCE binds it")
    void swappedCode() {
        var attacker = GoogleStack.query(URI.create(stack.back(stack.begin())));
        var victim = stack.begin();
        var state = GoogleStack.query(victim.toGoogle()).get("state");

        var answer = stack.end(GoogleStack.CALLBACK + "?state=" + state + "&code=" + attacker.get("code"), victim);

        assertThat(GoogleStack.error(answer)).isEqualTo("google_failed");
        assertThat(GoogleStack.setsRefreshCookie(answer)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "error=access_denied, google_denied",
        "error=server_error, google_failed",
        "error=access_denied&code=x, google_denied",
        "code=, google_failed",
        "code=4%2Fnonsense, google_failed",
        "code=x&iss=https%3A%2F%2Fevil.example, google_state_invalid"
    })
    @DisplayName(
            "INFRA-AUTH-249 whatever else Google or somebody else sends back ends at the login page and uses up the state")
    void otherEnds(String rest, String error) {
        var begun = stack.begin();
        var state = GoogleStack.query(begun.toGoogle()).get("state");
        var back = GoogleStack.CALLBACK + "?state=" + state + "&" + rest;

        assertThat(GoogleStack.error(stack.end(back, begun))).isEqualTo(error);
        assertThat(GoogleStack.error(stack.end(stack.back(begun), begun))).isEqualTo("google_state_invalid");
    }

    @Test
    @DisplayName("INFRA-AUTH-250 a callback without a state, or with one that nobody gave out, ends at the login page")
    void noState() {
        var begun = stack.begin();

        assertThat(GoogleStack.error(stack.end(GoogleStack.CALLBACK, begun))).isEqualTo("google_state_invalid");
        assertThat(GoogleStack.error(stack.end(GoogleStack.CALLBACK + "?state=x&code=y", begun)))
                .isEqualTo("google_state_invalid");
    }

    @Test
    @DisplayName("INFRA-AUTH-251 a state works for ten minutes, also while DynamoDB has not removed it yet")
    void expired() {
        var begun = stack.begin();
        var back = stack.back(begun);
        stack.clock().advance(Duration.ofMinutes(10));

        assertThat(GoogleStack.error(stack.end(back, begun))).isEqualTo("google_state_invalid");
    }

    @Test
    @DisplayName("INFRA-AUTH-252 HEAD is not known at both routes, so whoever only looks at a link uses nothing up")
    void head() {
        var begun = stack.begin();
        var back = stack.back(begun);

        var looked = stack.auth().send(HttpEvent.of("HEAD", back).cookie(begun.cookieName(), begun.cookie()));

        assertThat(looked.status()).isEqualTo(405);
        assertThat(GoogleStack.setsRefreshCookie(stack.end(back, begun))).isTrue();
    }

    @Test
    @DisplayName("INFRA-AUTH-253 Google's next key is found when the first token signed with it comes")
    void newKey() {
        stack.signIn();
        stack.google().rotateKey();
        stack.clock().advance(Duration.ofSeconds(1));

        assertThat(GoogleStack.setsRefreshCookie(stack.signIn())).isTrue();
    }

    @Test
    @DisplayName("INFRA-AUTH-254 neither the table nor an address holds what signs a browser in")
    void nothingInClear() {
        var begun = stack.begin();
        var query = GoogleStack.query(begun.toGoogle());

        var dump = stack.auth().tables().items(stack.auth().tables().accounts()).toString();

        assertThat(dump)
                .contains("OAUTH#")
                .doesNotContain(begun.cookie())
                .doesNotContain(query.get("state"))
                .doesNotContain(query.get("nonce"));
        var answer = stack.end(stack.back(begun), begun);
        assertThat(answer.header("Location").orElseThrow()).doesNotContain(GoogleStack.refreshToken(answer));
    }
}
