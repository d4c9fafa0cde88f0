package dev.groundwork.auth.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.sessions.TokenResponse.RefreshCookie;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.UserId;
import dev.groundwork.localstack.google.EmailVerified;
import dev.groundwork.localstack.google.Person;
import dev.groundwork.localstack.google.Tamper;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each cell of the table of linking, with people of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
final class GoogleLinkingTest {

    @AutoClose
    private final GoogleStack stack = new GoogleStack();

    @Test
    @DisplayName("INFRA-AUTH-260 a known identity signs in to its account, whatever its address is at Google by now")
    void known() {
        stack.google().next(GoogleStack.person("known", "before@example.com"));
        var first = stack.me(stack.signIn());
        stack.google().next(new Person("known", "after@example.com", EmailVerified.FALSE, "Other", Tamper.NONE));

        var second = stack.me(stack.signIn());

        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(second.path("email").asText()).isEqualTo("before@example.com");
    }

    @Test
    @DisplayName("INFRA-AUTH-261 a known identity of a closed account is refused, as a wrong password is")
    void knownAndDisabled() {
        stack.google().next(GoogleStack.person("closed", "closed@example.com"));
        disable(stack.me(stack.signIn()).path("id").asText(), "closed@example.com");

        var answer = stack.signIn();

        assertThat(GoogleStack.error(answer)).isEqualTo("invalid_credentials");
        assertThat(GoogleStack.setsRefreshCookie(answer)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = EmailVerified.class, names = "TRUE", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("INFRA-AUTH-262 an address that Google has not verified opens nobody's account")
    void neverMerged(EmailVerified verified) {
        var email = verified.name().toLowerCase(Locale.ROOT) + "@example.com";
        stack.auth().account(email, "Owner");
        stack.google().next(new Person("taker of " + email, email, verified, "Taker", Tamper.NONE));

        var answer = stack.signIn();

        assertThat(GoogleStack.error(answer)).isEqualTo("google_email_unverified");
        assertThat(me(email).path("providers").isEmpty()).isTrue();
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-263 a verified address is linked to the account that has proven it, with a notice; password and devices stay")
    void linked() {
        stack.auth().account("Both@example.com", "Both");
        var before = stack.auth().login("both@example.com", AuthStack.PASSWORD).json();
        stack.google().next(GoogleStack.person("both", "both@EXAMPLE.com"));

        var me = stack.me(stack.signIn());

        assertThat(me.path("id")).isEqualTo(before.path("user").path("id"));
        assertThat(me.path("providers").toString()).isEqualTo("[\"google\"]");
        assertThat(me.path("hasPassword").asBoolean()).isTrue();
        assertThat(me.path("email").asText()).isEqualTo("Both@example.com");
        assertThat(mailsTo("both@example.com")).containsOnlyOnce("google_linked");
        assertThat(me("both@example.com").path("providers").toString()).isEqualTo("[\"google\"]");
        var access = before.path("accessToken").asText();
        assertThat(stack.auth()
                        .send(HttpEvent.get("/api/auth/me").bearer(access))
                        .status())
                .isEqualTo(200);
        stack.signIn();
        assertThat(mailsTo("both@example.com")).containsOnlyOnce("google_linked");
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-264 another identity with the address of a linked account is refused: one for each account")
    void anotherSubject() {
        stack.google().next(GoogleStack.person("first", "one@example.com"));
        var owner = stack.me(stack.signIn()).path("id").asText();
        stack.google().next(GoogleStack.person("second", "one@example.com"));

        var answer = stack.signIn();

        assertThat(GoogleStack.error(answer)).isEqualTo("google_already_linked");
        assertThat(GoogleStack.setsRefreshCookie(answer)).isFalse();
        stack.google().next(GoogleStack.person("first", "one@example.com"));
        assertThat(stack.me(stack.signIn()).path("id").asText()).isEqualTo(owner);
    }

    @Test
    @DisplayName("INFRA-AUTH-265 a closed account is not linked")
    void disabledAndUnlinked() {
        stack.auth().account("shut@example.com", "Shut");
        disable(me("shut@example.com").path("id").asText(), "shut@example.com");
        stack.google().next(GoogleStack.person("shut", "shut@example.com"));

        var answer = stack.signIn();

        assertThat(GoogleStack.error(answer)).isEqualTo("invalid_credentials");
        assertThat(mailsTo("shut@example.com")).doesNotContain("google_linked");
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-266 a registration that nobody proved goes in favour of the proven address, its token and password too")
    void pendingRegistration() {
        stack.auth()
                .send(HttpEvent.post(
                        "/api/auth/register",
                        "{\"email\":\"squat@example.com\",\"password\":\"%s\",\"displayName\":\"Squatter\"}"
                                .formatted(AuthStack.PASSWORD)));
        var squatted = stack.auth().mails().stream()
                .filter(mail -> mail.to().equals("squat@example.com"))
                .findFirst()
                .orElseThrow();
        stack.google().next(GoogleStack.person("squat", "squat@example.com"));

        var me = stack.me(stack.signIn());

        assertThat(me.path("displayName").asText()).isEqualTo("Ada Lovelace");
        assertThat(me.path("hasPassword").asBoolean()).isFalse();
        var proof = "{\"token\":\"%s\"}".formatted(stack.auth().token(squatted));
        assertThat(stack.auth()
                        .send(HttpEvent.post("/api/auth/verify-email", proof))
                        .status())
                .isEqualTo(400);
        assertThat(stack.auth().login("squat@example.com", AuthStack.PASSWORD).status())
                .isEqualTo(401);
        assertThat(stack.auth().tables().items(stack.auth().tables().accounts()))
                .filteredOn(item -> item.toString().contains("squat@example.com"))
                .extracting(item -> new Item(item).string("pk").replaceAll("#.*", ""))
                .containsOnly("USER", "ADDRESS", "OUTBOX");
    }

    @Test
    @DisplayName("INFRA-AUTH-267 an account without a password answers a password as an unknown address does")
    void noPassword() {
        stack.google().next(GoogleStack.person("only", "only@example.com"));
        stack.signIn();

        var before = stack.auth().calls();
        var only = stack.auth().login("only@example.com", AuthStack.PASSWORD);
        var between = stack.auth().calls();
        var unknown = stack.auth().login("nobody@example.com", AuthStack.PASSWORD);

        assertThat(between - before).isEqualTo(stack.auth().calls() - between);
        assertThat(only.status()).isEqualTo(401);
        assertThat(only.text().replaceAll("urn:request:[^\"]+", ""))
                .isEqualTo(unknown.text().replaceAll("urn:request:[^\"]+", ""));
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-268 ten browsers that come back at once for one new person make one account, and all are signed in to it")
    void tenTimesNew() throws Exception {
        stack.google().next(GoogleStack.person("many", "many@example.com"));

        var answers = together(backs(10));

        assertThat(answers.stream()
                        .map(answer -> stack.me(answer).path("id").asText())
                        .distinct())
                .hasSize(1);
        assertThat(identities("many")).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-269 of two identities that are linked to one account at once one is, and the other is refused")
    void twoSubjects() throws Exception {
        stack.auth().account("race@example.com", "Race");
        var calls = new ArrayList<Callable<Answer>>();
        for (var subject : List.of("race 1", "race 2")) {
            stack.google().next(GoogleStack.person(subject, "race@example.com"));
            calls.addAll(backs(3));
        }

        var answers = together(calls);

        assertThat(answers).filteredOn(GoogleStack::setsRefreshCookie).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> !GoogleStack.setsRefreshCookie(answer))
                .extracting(GoogleStack::error)
                .containsExactly("google_already_linked", "google_already_linked", "google_already_linked");
        assertThat(identities("race 1") + identities("race 2")).isEqualTo(1);
        assertThat(mailsTo("race@example.com")).containsOnlyOnce("google_linked");
    }

    @Test
    @DisplayName("INFRA-AUTH-270 a callback that is repeated ten times at once signs in once")
    void oneStateTenTimes() throws Exception {
        stack.google().next(GoogleStack.person("ten times", "ten@example.com"));
        var begun = stack.begin();
        var back = stack.back(begun);

        var answers = together(Collections.nCopies(10, () -> stack.end(back, begun)));

        assertThat(answers).filteredOn(GoogleStack::setsRefreshCookie).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-AUTH-271 a sign-in that presents a refresh cookie ends that session")
    void presented() {
        stack.google().next(GoogleStack.person("twice", "twice@example.com"));
        var old = GoogleStack.refreshToken(stack.signIn());
        var begun = stack.begin();

        var answer = stack.auth()
                .send(HttpEvent.get(stack.back(begun))
                        .cookie(begun.cookieName(), begun.cookie())
                        .cookie(RefreshCookie.NAME, old));

        assertThat(GoogleStack.setsRefreshCookie(answer)).isTrue();
        var refreshed = stack.auth().send(HttpEvent.post("/api/auth/refresh", "{\"refreshToken\":\"" + old + "\"}"));
        assertThat(refreshed.status()).isEqualTo(401);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-301 an account without a password is deleted after a fresh sign-in, and its identity opens another one then")
    void deleted() {
        stack.google().next(GoogleStack.person("leaver", "leaver@example.com"));
        var first = tokens(stack.signIn());

        var gone = stack.auth()
                .send(HttpEvent.of("DELETE", "/api/auth/me")
                        .bearer(first.path("accessToken").asText()));

        assertThat(gone.status()).as(gone.text()).isEqualTo(204);
        assertThat(identities("leaver")).isZero();
        var second = stack.me(stack.signIn());
        assertThat(second.path("id").asText())
                .startsWith("usr_")
                .isNotEqualTo(first.path("user").path("id").asText());
        assertThat(second.path("email").asText()).isEqualTo("leaver@example.com");
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-302 the owner's activity tells of the link, of sign-ins with Google and of those that were refused")
    void activity() {
        stack.auth().account("watch@example.com", "Watch");
        stack.google().next(GoogleStack.person("watch 1", "watch@example.com"));
        var tokens = tokens(stack.signIn());
        stack.google().next(GoogleStack.person("watch 2", "watch@example.com"));
        stack.signIn();

        var activity = stack.auth()
                .send(HttpEvent.get("/api/auth/activity")
                        .bearer(tokens.path("accessToken").asText()))
                .json()
                .path("items");

        assertThat(activity)
                .extracting(item ->
                        item.path("event").asText() + " " + item.path("outcome").asText())
                .containsSubsequence(
                        "login_failed google_already_linked", "login_succeeded google", "google_linked succeeded");
    }

    private JsonNode tokens(Answer signedIn) {
        var refresh = GoogleStack.refreshToken(signedIn);
        return stack.auth()
                .send(HttpEvent.post("/api/auth/refresh", "{\"refreshToken\":\"" + refresh + "\"}"))
                .json();
    }

    private JsonNode me(String email) {
        return stack.auth().login(email, AuthStack.PASSWORD).json().path("user");
    }

    private List<String> mailsTo(String email) {
        return stack.auth().mails().stream()
                .filter(mail -> mail.to().equalsIgnoreCase(email))
                .map(OutboxMail::kind)
                .toList();
    }

    /** As an operator closes an account, in both of its items. */
    private void disable(String user, String email) {
        var closed = Expression.change("SET disabled = :true").value(":true", true);
        var accounts = stack.auth().tables().accounts();
        accounts.update(AccountKeys.profile(new UserId(user)), closed);
        accounts.update(AccountsTable.signIn(new EmailAddress(email).hash()), closed);
    }

    /** Returns the number of accounts that this subject opens. */
    private long identities(String subject) {
        return stack.auth().tables().items(stack.auth().tables().accounts()).stream()
                .filter(item -> item.containsKey("subject"))
                .filter(item -> item.toString().contains("S=" + subject + ")"))
                .count();
    }

    /** Browsers that are back from Google, each with a cookie of its own. */
    private List<Callable<Answer>> backs(int count) {
        var calls = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < count; i++) {
            var begun = stack.begin();
            var back = stack.back(begun);
            calls.add(() -> stack.end(back, begun));
        }
        return calls;
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
