package dev.groundwork.apps.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.apps.AppsStack;
import dev.groundwork.apps.AppsStack.Person;
import dev.groundwork.hosting.database.AdvanceDatabase;
import dev.groundwork.hosting.provider.CustomDomains.DomainState;
import dev.groundwork.hosting.provider.Databases.DatabaseState;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.InMemoryCustomDomains;
import dev.groundwork.hosting.provider.InMemoryDatabases;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.reconcile.CheckApp;
import dev.groundwork.kernel.AppId;
import dev.groundwork.testing.HttpEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * A provider that quotes a secret in everything it says. Nothing of it comes out: not to the app's owner, not into what is stored, from which
 * mails are made, and not into our own log.
 */
final class PlantedSecretsTest {

    private static final String VARIABLE = "the/planted+value&of=a variable";
    private static final String DATABASE_PASSWORD = "password-of-db-1";
    private static final String GITHUB_TOKEN = "ghs_1234567_eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2ln-_";
    private static final String DOMAIN = "www.example.com";

    /** The spelling of a secret. */
    enum Form {
        PLAIN,
        BASE64,
        URL_ENCODED;

        private String of(String secret) {
            return switch (this) {
                case PLAIN -> secret;
                case BASE64 -> Base64.getEncoder().encodeToString(utf8("user:" + secret));
                case URL_ENCODED -> {
                    var escaped = new StringBuilder();
                    for (var one : utf8(secret)) {
                        escaped.append("%%%02X".formatted(one));
                    }
                    yield escaped.toString();
                }
            };
        }

        /** Returns what shows the secret, in whatever text: its own characters of the form. */
        private String core(String secret) {
            return this == BASE64 ? of(secret).substring(8, of(secret).length() - 4) : of(secret);
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A secret as the provider writes it. */
    record Planted(String secret, Form form) {

        String quoted() {
            return "The provider quotes " + form.of(secret) + " here.";
        }
    }

    static List<Planted> planted() {
        return List.of(VARIABLE, DATABASE_PASSWORD, AppsStack.PROVIDER_TOKEN, GITHUB_TOKEN).stream()
                .flatMap(secret -> List.of(Form.values()).stream().map(form -> new Planted(secret, form)))
                .toList();
    }

    @TempDir
    Path repositories;

    @AutoClose
    private AppsStack stack;

    private final Logger log = (Logger) LoggerFactory.getLogger("dev.groundwork");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final InMemoryDatabases databases = new InMemoryDatabases();
    private final InMemoryCustomDomains domains = new InMemoryCustomDomains();
    private Person person;
    private String app = "";

    @BeforeEach
    void start() {
        lines.start();
        log.addAppender(lines);
        stack = new AppsStack(repositories);
        stack.provider().with(databases);
        stack.provider().with(domains);
        person = stack.person();
        app = person.deployedApp("idea");
        person.send(HttpEvent.of("PUT", app + "/config")
                .header("content-type", "application/json")
                .body("{\"variables\":{\"SECRET\":\"" + VARIABLE + "\"}}"));
        var claimed = person.send(HttpEvent.post(app + "/domains", "{\"domain\":\"" + DOMAIN + "\"}"));
        stack.dns()
                .set(
                        claimed.json().at("/records/0/host").asText(),
                        claimed.json().at("/records/0/value").asText());
        person.post(app + "/domains/" + DOMAIN + "/verify");
        stack.checkDomains(app);
        domains.become(DOMAIN, DomainState.ACTIVE);
        checkDomainLater();
    }

    @AfterEach
    void stop() {
        log.detachAppender(lines);
    }

    private AppId id() {
        return new AppId(app.substring("/api/apps/".length()));
    }

    private JsonNode read(String path) {
        return person.get(app + path).json();
    }

    private void checkDomainLater() {
        stack.clock().advance(Duration.ofHours(1));
        stack.checkDomains(app);
    }

    private void advanceDatabaseLater() {
        stack.clock().advance(Duration.ofHours(1));
        stack.bean(AdvanceDatabase.class).advance(id());
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName(
            "INFRA-HOST-694 whatever quotes a secret, plain, in base64 or percent-encoded: logs, failures, reasons, mails and our own log do not")
    void planted(Planted first) {
        person.post(app + "/database");
        assertThat(read("/domains/" + DOMAIN).path("status").asText()).isEqualTo("active");

        assertRedacted(first, List.of(databaseReason(first)));
        var planted = ofDatabaseNow(first);
        assertRedacted(planted, log(planted));
        assertRedacted(planted, domainReasons(planted));
        assertRedacted(planted, List.of(failure(planted)));
        assertRedacted(planted, List.of(statusReason(planted)));
        assertHidden(planted, stored());
        assertThat(mails("deploy_failed")).contains("[redacted]");
        assertThat(mails("domain_lost")).contains("[redacted]");
        assertHidden(planted, ownLog());
    }

    private List<String> log(Planted planted) {
        stack.provider().write(stack.clock().instant(), planted.quoted());
        return List.of(
                person.get(app + "/logs?type=build").text(),
                person.get(app + "/logs?type=runtime").text());
    }

    private String failure(Planted planted) {
        stack.provider().says(planted.quoted());
        stack.provider().outcome(DeployState.BUILD_FAILED);
        var deployment =
                person.post(app + "/deploy").json().path("deploymentId").asText();
        stack.work(app, deployment);
        return read("/deployments/" + deployment).path("failure").path("detail").asText();
    }

    private String statusReason(Planted planted) {
        stack.provider().suspend(stack.provider().services().getFirst().id(), planted.quoted());
        stack.bean(CheckApp.class).check(id());
        return read("").path("statusReason").asText();
    }

    private List<String> domainReasons(Planted planted) {
        domains.says(planted.quoted());
        domains.become(DOMAIN, DomainState.FAILED);
        checkDomainLater();
        var failed = read("/domains/" + DOMAIN).path("reason").asText();
        domains.become(DOMAIN, DomainState.ISSUING_CERTIFICATE);
        stack.clock().advance(Duration.ofDays(1));
        checkDomainLater();
        var issuing = read("/domains/" + DOMAIN).path("reason").asText();
        domains.refuses(Optional.of(new ProviderOutcome.Rejected<>(planted.quoted())));
        stack.clock().advance(Duration.ofDays(1));
        checkDomainLater();
        return List.of(
                failed, issuing, read("/domains/" + DOMAIN).path("reason").asText());
    }

    /** A database that fails, of which no variable has the address yet; then one that is made. */
    private String databaseReason(Planted planted) {
        databases.become(DatabaseState.FAILED, planted.quoted());
        advanceDatabaseLater();
        var reason = read("/database").path("reason").asText();
        databases.become(DatabaseState.READY, "");
        person.post(app + "/database");
        for (int i = 0; i < 3; i++) {
            advanceDatabaseLater();
        }
        assertThat(read("/database").path("status").asText()).isEqualTo("ready");
        return reason;
    }

    /** The password of the database that is there now, in place of that of the first one. */
    private Planted ofDatabaseNow(Planted planted) {
        return planted.secret().equals(DATABASE_PASSWORD)
                ? new Planted("password-of-" + databases.all().getFirst().id(), planted.form())
                : planted;
    }

    /** Everything that is stored of apps, the waiting mails among it; variables are sealed. */
    private String stored() {
        return stack.items().toString();
    }

    private String mails(String kind) {
        return stack.items().stream()
                .map(Object::toString)
                .filter(item -> item.contains(kind))
                .collect(Collectors.joining("\n"));
    }

    private String ownLog() {
        return List.copyOf(lines.list).stream()
                .map(line -> line.getFormattedMessage()
                        + line.getKeyValuePairs()
                        + Optional.ofNullable(line.getThrowableProxy())
                                .map(ThrowableProxyUtil::asString)
                                .orElse(""))
                .collect(Collectors.joining("\n"));
    }

    private static void assertRedacted(Planted planted, List<String> texts) {
        assertThat(texts).allSatisfy(text -> {
            assertThat(text).contains("[redacted]");
            assertHidden(planted, text);
        });
    }

    private static void assertHidden(Planted planted, String text) {
        assertThat(text).doesNotContain(planted.secret(), planted.form().core(planted.secret()));
    }
}
