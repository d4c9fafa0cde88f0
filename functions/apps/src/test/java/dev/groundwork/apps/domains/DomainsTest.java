package dev.groundwork.apps.domains;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.apps.AppsStack;
import dev.groundwork.hosting.provider.CustomDomains.DomainState;
import dev.groundwork.hosting.provider.InMemoryCustomDomains;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DomainsTest {

    private static final String HOST = "_groundwork-verify.www.example.com";

    @TempDir
    Path repositories;

    @AutoClose
    private AppsStack stack;

    private final InMemoryCustomDomains provider = new InMemoryCustomDomains();
    private AppsStack.Person person;

    @BeforeEach
    void start() {
        stack = new AppsStack(repositories);
        stack.provider().with(provider);
        person = stack.person();
    }

    private static Answer claim(AppsStack.Person who, String app, String domain) {
        return who.send(HttpEvent.post(app + "/domains", "{\"domain\":\"" + domain + "\"}"));
    }

    private static String proof(Answer claimed) {
        return claimed.json().at("/records/0/value").asText();
    }

    private static String code(Answer answer) {
        return answer.json().path("code").asText();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-840 a claim answers 201 with its TXT record before any provider is called, a repeated one 200 with the same")
    void claim() {
        var app = person.deployedApp("idea");
        var called = stack.provider().calls();

        var first = claim(person, app, "WWW.Example.com.");
        var again = claim(person, app, "www.example.com");

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.header("Location")).contains(app + "/domains/www.example.com");
        assertThat(first.json().fieldNames())
                .toIterable()
                .containsExactly("domain", "status", "records", "reason", "createdAt", "expiresAt");
        assertThat(first.json().path("domain").asText()).isEqualTo("www.example.com");
        assertThat(first.json().path("status").asText()).isEqualTo("pending_proof");
        assertThat(first.json().path("expiresAt").asText()).isEqualTo("2026-01-10T09:30:00Z");
        var txt = first.json().at("/records/0");
        assertThat(txt.path("type").asText()).isEqualTo("TXT");
        assertThat(txt.path("host").asText()).isEqualTo(HOST);
        assertThat(txt.path("value").asText()).matches("groundwork-verify=[0-9a-f]{64}");
        assertThat(txt.path("purpose").asText()).isEqualTo("ownership");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(provider.calls()).isEmpty();
        assertThat(stack.provider().calls()).isEqualTo(called);
        assertThat(person.get(app + "/domains").json().at("/items/0")).isEqualTo(first.json());
        assertThat(person.get(app + "/domains/www.example.com").json()).isEqualTo(first.json());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-841 verify looks at once and answers 202, as often as it is asked; the worker brings the domain to active")
    void verify() {
        var app = person.deployedApp("idea");
        var proof = proof(claim(person, app, "www.example.com"));
        var path = app + "/domains/www.example.com";
        stack.sqs().take();

        var early = person.post(path + "/verify");
        assertThat(early.status()).isEqualTo(202);
        assertThat(early.json().path("status").asText()).isEqualTo("pending_proof");
        assertThat(early.json().path("reason").isNull()).isFalse();
        stack.dns().set(HOST, "v=spf1", " \"" + proof + "\" ");
        for (int i = 0; i < 3; i++) {
            var proven = person.post(path + "/verify");
            assertThat(proven.status()).isEqualTo(202);
            assertThat(proven.json().path("status").asText()).isEqualTo("pending_dns");
            assertThat(proven.json().path("expiresAt").isNull()).isTrue();
        }
        assertThat(stack.sqs().take()).hasSize(3);
        stack.checkDomains(app);
        assertThat(purposes(person.get(path).json())).containsExactly("ownership", "routing", "provider_verification");
        provider.become("www.example.com", DomainState.ACTIVE);
        person.post(path + "/verify");
        stack.checkDomains(app);
        assertThat(person.get(path).json().path("status").asText()).isEqualTo("active");
        assertThat(person.get(path).json().path("reason").isNull()).isTrue();
        assertThat(claim(person, app, "www.example.com").status()).isEqualTo(200);
    }

    private static List<String> purposes(JsonNode domain) {
        return domain.path("records").findValuesAsText("purpose");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-842 two users race for a domain: both may claim it, one proves it, the other is told 409 from then on")
    void twoUsers() throws Exception {
        var rival = stack.person();
        var first = person.deployedApp("idea");
        var second = rival.deployedApp("idea");
        stack.dns()
                .set(
                        HOST,
                        proof(claim(person, first, "www.example.com")),
                        proof(claim(rival, second, "www.example.com")));
        assertThat(proof(claim(person, first, "www.example.com")))
                .isNotEqualTo(proof(claim(rival, second, "www.example.com")));
        var tasks = List.<Callable<Answer>>of(
                () -> person.post(first + "/domains/www.example.com/verify"),
                () -> rival.post(second + "/domains/www.example.com/verify"));
        var states = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var future : threads.invokeAll(tasks)) {
                states.add(future.get().json().path("status").asText());
            }
        }

        assertThat(states).containsExactlyInAnyOrder("pending_dns", "pending_proof");
        var isFirst = states.getFirst().equals("pending_dns");
        var loser = isFirst ? claim(rival, second, "www.example.com") : claim(person, first, "www.example.com");
        assertThat(loser.status()).isEqualTo(409);
        assertThat(code(loser)).isEqualTo("domain_taken");
        assertThat(code(claim(stack.person(), stack.person().app("x"), "www.example.com")))
                .isEqualTo("not_found");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-843 a removed domain answers the records to remove, is not found, and another user can prove it after that")
    void remove() {
        var app = person.deployedApp("idea");
        stack.dns().set(HOST, proof(claim(person, app, "www.example.com")));
        var path = app + "/domains/www.example.com";
        person.post(path + "/verify");
        stack.checkDomains(app);

        var removed = person.send(HttpEvent.of("DELETE", path));
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.json().path("removeRecords").findValuesAsText("purpose"))
                .containsExactly("ownership", "routing", "provider_verification");
        assertThat(person.get(path).status()).isEqualTo(404);
        assertThat(person.get(app + "/domains").json().path("items")).isEmpty();
        assertThat(person.send(HttpEvent.of("DELETE", path)).status()).isEqualTo(404);
        assertThat(person.post(path + "/verify").status()).isEqualTo(404);
        stack.checkDomains(app);
        assertThat(provider.serviceOf("www.example.com")).isEmpty();

        var rival = stack.person();
        var other = rival.deployedApp("idea");
        stack.dns().set(HOST, proof(claim(rival, other, "www.example.com")));
        assertThat(rival.post(other + "/domains/www.example.com/verify")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("pending_dns");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-844 refusals: a bad domain 422, a provider without domains 409, the 21st domain 409, a stranger 404")
    void refusals() {
        var app = person.app("idea");
        for (var domain : List.of("co.uk", "127.0.0.1", "*.example.com", "x.onrender.com", "groundwork.test", "")) {
            var answer = claim(person, app, domain);
            assertThat(answer.status()).as(domain).isEqualTo(422);
            assertThat(code(answer)).as(domain).isEqualTo("invalid_domain");
        }
        var missing = person.send(HttpEvent.post(app + "/domains", "{}"));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(code(missing)).isEqualTo("validation_failed");
        for (int i = 0; i < 20; i++) {
            assertThat(claim(person, app, "d" + i + ".example.com").status()).isEqualTo(201);
        }
        assertThat(code(claim(person, app, "d20.example.com"))).isEqualTo("too_many_domains");
        assertThat(claim(person, app, "d0.example.com").status()).isEqualTo(200);
        assertThat(person.get(app + "/domains?limit=7").json().path("items")).hasSize(7);
        assertThat(claim(stack.person(), app, "x.example.com").status()).isEqualTo(404);
        assertThat(stack.person().get(app + "/domains").status()).isEqualTo(404);
        assertThat(person.get(app + "/domains/never.example.com").status()).isEqualTo(404);
        assertThat(person.get(app + "/domains/%2e%2e").status()).isEqualTo(404);

        try (var without = new AppsStack(repositories.resolve("none"))) {
            var somebody = without.person();
            var plain = claim(somebody, somebody.app("idea"), "www.example.com");
            assertThat(plain.status()).isEqualTo(409);
            assertThat(code(plain)).isEqualTo("unsupported_by_provider");
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-845 a claim whose time is over says so when it is verified, and is claimed again with the same record")
    void expiry() {
        var app = person.deployedApp("idea");
        var proof = proof(claim(person, app, "www.example.com"));
        stack.dns().set(HOST, proof);
        stack.clock().advance(Duration.ofDays(3));

        var late = person.post(app + "/domains/www.example.com/verify");
        assertThat(late.status()).isEqualTo(202);
        assertThat(late.json().path("status").asText()).isEqualTo("expired");
        var again = claim(person, app, "www.example.com");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("status").asText()).isEqualTo("pending_proof");
        assertThat(proof(again)).isEqualTo(proof);
        assertThat(person.post(app + "/domains/www.example.com/verify")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("pending_dns");
    }
}
