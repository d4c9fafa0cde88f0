package dev.groundwork.apps.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.apps.AppsStack;
import dev.groundwork.apps.AppsStack.Person;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.testing.HttpEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets of an app in what its owner reads. */
final class RedactionTest {

    private static final String FIRST = "the-first-planted-secret";
    private static final String SECOND = "the-second-planted-secret";

    @TempDir
    Path repositories;

    private AppsStack stack;

    @BeforeEach
    void start() {
        stack = new AppsStack(repositories);
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-567 logs show no value that a variable has or had, plain or in base64, also after it was replaced")
    void logs() {
        var person = stack.person();
        var app = person.app("logs");
        put(person, app, FIRST);
        deploy(person, app);
        put(person, app, SECOND);
        var now = stack.clock().instant();
        stack.provider().write(now, "starting with " + FIRST);
        stack.provider().write(now, "and x" + base64("x" + SECOND) + " then");
        stack.provider().write(now, "harmless short");

        var answer = person.get(app + "/logs?type=runtime");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text())
                .doesNotContain(FIRST)
                .doesNotContain(base64("x" + SECOND).substring(4, 30));
        assertThat(answer.json().path("items").findValuesAsText("message"))
                .element(0)
                .isEqualTo("starting with [redacted]");
        assertThat(answer.json().path("items").findValuesAsText("message")).contains("harmless short");
    }

    @Test
    @DisplayName("INFRA-HOST-568 the cause of a failed deployment shows no value of a variable")
    void failures() {
        var person = stack.person();
        var app = person.app("failures");
        person.send(HttpEvent.of("PUT", app + "/config")
                .header("content-type", "application/json")
                .body("{\"variables\":{\"QUOTED\":\"told by the\"}}"));
        stack.provider().outcome(DeployState.BUILD_FAILED);

        var deployment = deploy(person, app);

        var failure = person.get(app + "/deployments/" + deployment).json().path("failure");
        assertThat(failure.path("detail").asText()).isEqualTo("as [redacted] provider");
    }

    private String deploy(Person person, String app) {
        person.upload(app, AppsStack.zip("index.html", "<h1>hi</h1>"));
        var deployment =
                person.post(app + "/deploy").json().path("deploymentId").asText();
        stack.work(app, deployment);
        return deployment;
    }

    private static void put(Person person, String app, String value) {
        person.send(HttpEvent.of("PUT", app + "/config")
                .header("content-type", "application/json")
                .body("{\"variables\":{\"SECRET\":\"" + value + "\",\"SHORT\":\"short\"}}"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
