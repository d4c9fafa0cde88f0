package dev.groundwork.auth.google;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.groundwork.auth.AuthStack;
import dev.groundwork.localstack.google.EmailVerified;
import dev.groundwork.localstack.google.Person;
import dev.groundwork.localstack.google.Tamper;
import dev.groundwork.testing.HttpFunction.Answer;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** The lines of the security log about sign-ins with Google. Other tests write to it at the same time; each request knows its own lines. */
final class GoogleLogTest {

    @AutoClose
    private final GoogleStack stack = new GoogleStack();

    private final Logger log = (Logger) LoggerFactory.getLogger("dev.groundwork.security");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stop() {
        log.detachAppender(lines);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-299 linking, success and failure are in the security log, without address, subject, code or state")
    void events() {
        stack.auth().account("log@example.com", "Log");
        stack.google().next(GoogleStack.person("a subject", "log@example.com"));

        var linked = stack.signIn();
        var again = stack.signIn();
        stack.google().next(new Person("a stranger", "stranger@example.com", EmailVerified.FALSE, "S", Tamper.NONE));
        var refused = stack.signIn();

        assertThat(of(linked)).containsExactly("google_linked succeeded", "login_succeeded google");
        assertThat(of(again)).containsExactly("login_succeeded google");
        assertThat(of(refused)).containsExactly("login_failed google_email_unverified");
        var user = stack.auth()
                .login("log@example.com", AuthStack.PASSWORD)
                .json()
                .path("user")
                .path("id")
                .asText();
        assertThat(text(linked)).contains("userId=\"" + user + "\"").doesNotContain("log@example.com", "a subject");
        assertThat(text(refused)).doesNotContain("userId", "stranger");
    }

    private List<String> of(Answer answer) {
        return lines(answer).stream()
                .map(line -> value(line, "event") + " " + value(line, "outcome"))
                .toList();
    }

    private String text(Answer answer) {
        return lines(answer).stream()
                .flatMap(line -> line.getKeyValuePairs().stream())
                .map(KeyValuePair::toString)
                .collect(Collectors.joining(" "));
    }

    private List<ILoggingEvent> lines(Answer answer) {
        var request = answer.header("X-Request-Id").orElseThrow();
        return List.copyOf(lines.list).stream()
                .filter(line -> value(line, "requestId").equals(request))
                .toList();
    }

    private static String value(ILoggingEvent line, String key) {
        return line.getKeyValuePairs().stream()
                .filter(pair -> pair.key.equals(key))
                .map(pair -> String.valueOf(pair.value))
                .findFirst()
                .orElse("");
    }
}
