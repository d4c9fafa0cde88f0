package dev.groundwork.apps.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.apps.AppsStack;
import dev.groundwork.apps.AppsStack.Person;
import dev.groundwork.hosting.config.AppVariables;
import dev.groundwork.hosting.database.AdvanceDatabase;
import dev.groundwork.hosting.provider.Databases.DatabaseState;
import dev.groundwork.hosting.provider.InMemoryDatabases;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.redaction.AppSecrets;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseTest {

    @TempDir
    Path repositories;

    @AutoClose
    private AppsStack stack;

    private final InMemoryDatabases provider = new InMemoryDatabases();
    private Person person;
    private String app = "";

    @BeforeEach
    void start() {
        stack = new AppsStack(repositories);
        stack.provider().with(provider);
        person = stack.person();
        app = person.app("idea");
    }

    private Answer request(String body) {
        return person.send(HttpEvent.post(app + "/database", body));
    }

    private static HttpEvent json(String method, String path, String body) {
        return HttpEvent.of(method, path)
                .header("content-type", "application/json")
                .body(body);
    }

    private Answer read() {
        return person.get(app + "/database");
    }

    private Answer remove() {
        var slug = person.get(app).json().path("appSlug").asText();
        return person.send(json("DELETE", app + "/database", "{\"confirm\":\"" + slug + "\"}"));
    }

    private Answer put(String value) {
        return person.send(json("PUT", app + "/config", "{\"variables\":{\"DATABASE_URL\":" + value + "}}"));
    }

    private AppId id() {
        return new AppId(app.substring("/api/apps/".length()));
    }

    /** The step that is due, as the worker makes it. */
    private void advance() {
        stack.bean(AdvanceDatabase.class).advance(id());
    }

    private List<String> variables() {
        return person.get(app + "/config").json().path("variables").findValuesAsText("key");
    }

    private String address() {
        var carried =
                stack.bean(AppVariables.class).carriedBy(id(), new DeploymentId("dep_01J00000000000000000000003"));
        return ((AppVariables.Variables.Opened) carried).values().getOrDefault(AppDatabase.VARIABLE, "");
    }

    private static String code(Answer answer) {
        return answer.json().path("code").asText();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-357 a database is asked for before the first deployment and ready after its step; its address is a sealed variable that waits for a deployment")
    void provisions() {
        var asked = request("{\"engine\":\"postgres\"}");
        var again = person.post(app + "/database");
        assertThat(provider.calls()).isEmpty();
        advance();

        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(asked.text())
                .isEqualTo(
                        "{\"engine\":\"postgres\",\"status\":\"provisioning\",\"variable\":\"DATABASE_URL\",\"expiresAt\":null,\"removedAt\":null,\"reason\":null}");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(asked.json());
        assertThat(read().status()).isEqualTo(200);
        assertThat(read().json().path("status").asText()).isEqualTo("ready");
        var config = person.get(app + "/config");
        assertThat(variables()).containsExactly("DATABASE_URL");
        assertThat(config.json().at("/variables/0/hasValue").asBoolean()).isTrue();
        assertThat(config.json().path("pendingChanges").asBoolean()).isTrue();
        assertThat(config.text() + read().text()).doesNotContain("password-of");
        assertThat(stack.items().toString()).doesNotContain("password-of");
        assertThat(address()).isEqualTo("postgres://app:password-of-db-1@db.test/app");
        assertThat(person.get(app).json().path("lastDeployment").isNull()).isTrue();
        assertThat(request("{}").json().path("status").asText()).isEqualTo("ready");
        assertThat(provider.calls()).containsExactly("find", "create");
    }

    @Test
    @DisplayName("INFRA-HOST-358 the address and its password alone come out of no text that an owner reads")
    void redaction() {
        request("{}");
        advance();

        var redacted = stack.bean(AppSecrets.class)
                .redactor(id())
                .redactLines("url " + address() + "\npassword is password-of-db-1 here");

        assertThat(redacted).doesNotContain("password-of-db-1").contains("url ", "password is ");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-359 a variable that the owner has set is never overwritten: 409, and after its removal the database comes")
    void ownVariable() {
        put("\"postgres://mine\"");

        var refused = request("{}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("variable_exists");
        assertThat(read().status()).isEqualTo(404);
        assertThat(address()).isEqualTo("postgres://mine");
        assertThat(put("null").status()).isEqualTo(200);
        assertThat(request("{}").status()).isEqualTo(202);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-383 while the app has a database its owner cannot set or remove the variable, nor anything beside it")
    void managedVariable() {
        request("{}");

        for (var value : List.of("\"mine\"", "\"other\"")) {
            var refused = put(value);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(code(refused)).isEqualTo("invalid_variable");
            assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/variables/DATABASE_URL");
        }
        advance();
        assertThat(put("null").status()).isEqualTo(422);
        remove();
        assertThat(put("null").status()).isEqualTo(422);
        assertThat(address()).contains("password-of-db-1");
        assertThat(person.send(json("PUT", app + "/config", "{\"variables\":{\"OTHER\":\"x\"}}"))
                        .status())
                .isEqualTo(200);
        assertThat(variables()).containsExactly("DATABASE_URL", "OTHER");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-384 a removed database works on for seven days; asked for until then it stays with what is in it")
    void grace() {
        request("{}");
        advance();

        var removed = remove();
        stack.clock().advance(Duration.ofDays(3));
        var repeated = remove();
        advance();

        assertThat(removed.status()).as(removed.text()).isEqualTo(202);
        assertThat(removed.json().path("status").asText()).isEqualTo("ready");
        assertThat(removed.json().path("expiresAt").asText()).isEqualTo("2026-01-14T09:30:00Z");
        assertThat(repeated.status()).isEqualTo(202);
        assertThat(repeated.json()).isEqualTo(removed.json());
        assertThat(read().json()).isEqualTo(removed.json());
        var kept = request("{}");
        assertThat(kept.json().path("expiresAt").isNull()).isTrue();
        assertThat(kept.json().path("status").asText()).isEqualTo("ready");
        stack.clock().advance(Duration.ofDays(30));
        advance();
        assertThat(provider.all()).hasSize(1);
        assertThat(address()).contains("password-of-db-1");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-908 a database tells when its owner removed it, also where the provider ends it before the seven days are over")
    void removedAt() {
        provider.expires(stack.clock().instant().plus(Duration.ofDays(5)));
        request("{}");
        advance();
        var ending = read().json();
        stack.clock().advance(Duration.ofDays(1));

        var removed = remove().json();
        stack.clock().advance(Duration.ofDays(1));
        var repeated = remove().json();
        var kept = request("{}").json();

        assertThat(ending.path("removedAt").isNull()).isTrue();
        assertThat(ending.path("expiresAt").asText()).isEqualTo("2026-01-12T09:30:00Z");
        assertThat(removed.path("removedAt").asText()).isEqualTo("2026-01-08T09:30:00Z");
        assertThat(removed.path("expiresAt").asText()).isEqualTo("2026-01-12T09:30:00Z");
        assertThat(repeated).isEqualTo(removed);
        assertThat(kept).isEqualTo(ending);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-385 after seven days it is gone with its variable, whatever the owner does then; asked for, another is made")
    void gone() {
        request("{}");
        advance();
        remove();
        stack.clock().advance(AppDatabase.GRACE);

        assertThat(read().status()).isEqualTo(404);
        assertThat(remove().status()).isEqualTo(404);
        advance();
        assertThat(provider.all()).isEmpty();
        assertThat(variables()).isEmpty();
        assertThat(put("\"mine\"").status()).isEqualTo(200);
        assertThat(put("null").status()).isEqualTo(200);
        assertThat(request("{}").json().path("status").asText()).isEqualTo("provisioning");
        advance();
        assertThat(address()).contains("password-of-db-2");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-386 asked for after its end but before the worker came, the old one is deleted and then another made")
    void anew() {
        request("{}");
        advance();
        remove();
        stack.clock().advance(AppDatabase.GRACE);

        assertThat(request("{}").json().path("status").asText()).isEqualTo("provisioning");
        advance();
        assertThat(provider.all()).isEmpty();
        assertThat(variables()).isEmpty();
        advance();

        assertThat(provider.all()).hasSize(1);
        assertThat(read().json().path("status").asText()).isEqualTo("ready");
        assertThat(address()).contains("password-of-db-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"engine\":\"mysql\"}", "{\"engine\":\"sqlite\"}", "{\"engine\":\"\"}"})
    @DisplayName("INFRA-HOST-387 an engine that there is not is 422 and changes nothing")
    void engines(String body) {
        var answer = request(body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/engine");
        assertThat(read().status()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-388 a provider without databases, or without that engine, is 409 with what can be done; without an engine its standard one comes")
    void unsupported() {
        provider.engines(new ProviderOutcome.Answered<>(List.of("sqlite")));
        var postgres = request("{\"engine\":\"postgres\"}");
        assertThat(postgres.status()).isEqualTo(409);
        assertThat(code(postgres)).isEqualTo("unsupported_by_provider");
        assertThat(postgres.json().at("/alternatives/0").asText()).isEqualTo("POST " + app + "/database {}");
        assertThat(request("{}").json().path("engine").asText()).isEqualTo("sqlite");
        assertThat(request("{\"engine\":\"postgres\"}").json().path("engine").asText())
                .isEqualTo("sqlite");

        try (var other = new AppsStack(repositories)) {
            var none = other.person();
            var path = none.app("idea");
            assertThat(none.get(path).json().at("/capabilities/database").asBoolean())
                    .isFalse();
            var refused = none.post(path + "/database");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(code(refused)).isEqualTo("unsupported_by_provider");
            assertThat(refused.json().at("/alternatives/0").asText()).startsWith("PUT " + path + "/config");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-389 a provider that does not say what engines it has is 503, and nothing is begun")
    void silentProvider() {
        provider.engines(new ProviderOutcome.Unavailable<>(false, Optional.empty()));

        var answer = request("{}");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(read().status()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-424 a failed database says why, and asked for again what failed is deleted and another made")
    void failed() {
        provider.become(DatabaseState.FAILED, "no disk is left");
        request("{}");
        advance();
        var failed = read().json();
        provider.become(DatabaseState.READY, "");

        var again = request("{}");
        advance();
        advance();

        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.path("reason").asText()).isEqualTo("no disk is left");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().path("status").asText()).isEqualTo("provisioning");
        assertThat(provider.all()).hasSize(1);
        assertThat(address()).contains("password-of-db-2");
    }

    @Test
    @DisplayName("INFRA-HOST-425 another user's app, a deleted one and one that never was have no database: 404")
    void others() {
        request("{}");
        var other = stack.person();

        assertThat(other.get(app + "/database").status()).isEqualTo(404);
        assertThat(other.post(app + "/database").status()).isEqualTo(404);
        assertThat(other.send(json("DELETE", app + "/database", "{\"confirm\":\"x\"}"))
                        .status())
                .isEqualTo(404);
        person.send(HttpEvent.of("DELETE", app));
        assertThat(read().status()).isEqualTo(404);
        assertThat(request("{}").status()).isEqualTo(404);
        assertThat(person.get("/api/apps/nonsense/database").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"confirm\":\"another-app\"}", "{\"confirm\":null}"})
    @DisplayName(
            "INFRA-HOST-426 a removal without the app's slug is 422 and removes nothing; one without a database is 404")
    void unconfirmed(String body) {
        assertThat(remove().status()).isEqualTo(404);
        request("{}");
        advance();

        var answer = person.send(json("DELETE", app + "/database", body));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/confirm");
        assertThat(read().json().path("expiresAt").isNull()).isTrue();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-427 of sixteen racing requests and changes of the variable by the owner, the database or the variable wins, never both")
    void race() throws Exception {
        for (int round = 0; round < 8; round++) {
            app = person.app("race-" + round);
            try (var threads = Executors.newFixedThreadPool(8)) {
                var tasks = new ArrayList<Callable<Answer>>();
                for (int i = 0; i < 8; i++) {
                    tasks.add(() -> request("{}"));
                    tasks.add(() -> put("\"mine\""));
                }
                for (var future : threads.invokeAll(tasks)) {
                    assertThat(future.get().status()).isIn(200, 202, 409, 422);
                }
            }
            var hasDatabase = read().status() == 200;
            assertThat(variables().contains("DATABASE_URL")).isNotEqualTo(hasDatabase);
            advance();
            assertThat(address())
                    .isEqualTo(
                            hasDatabase
                                    ? "postgres://app:password-of-db-"
                                            + provider.all().size() + "@db.test/app"
                                    : "mine");
        }
    }
}
