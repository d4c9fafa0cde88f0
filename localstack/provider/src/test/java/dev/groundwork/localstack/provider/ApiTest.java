package dev.groundwork.localstack.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApiTest {

    private static final String COMMIT = "0123456789012345678901234567890123456789";

    @TempDir
    Path folder;

    @Test
    @DisplayName("INFRA-HOST-740 without the token every route answers 401 and does nothing")
    void unauthorized() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var answer = provider.call("PUT", "/services/mine", "{\"marker\":\"m\"}", "Bearer wrong");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body().path("code").asText()).isEqualTo("unauthorized");
            assertThat(provider.get("/services").body().path("items")).isEmpty();
        }
    }

    @Test
    @DisplayName("INFRA-HOST-741 a service is made once per name; another marker under the name is a conflict")
    void names() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var first = provider.call("PUT", "/services/mine", "{\"marker\":\"a\"}");
            var again = provider.call("PUT", "/services/mine", "{\"marker\":\"a\"}");
            var other = provider.call("PUT", "/services/mine", "{\"marker\":\"b\"}");

            assertThat(first.status()).isEqualTo(201);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(other.status()).isEqualTo(409);
            assertThat(other.body().path("code").asText()).isEqualTo("name_conflict");
            assertThat(first.body().propertyStream().map(Map.Entry::getKey))
                    .containsExactly("id", "name", "marker", "url", "status", "activeDeployId", "notice");
            assertThat(provider.get("/services?name=mine").body().path("items").path(0))
                    .isEqualTo(first.body());
            assertThat(provider.get("/services?name=other").body().path("items"))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("INFRA-HOST-742 the same client token is the same deployment, and finds it")
    void clientToken() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var path = deploys(provider.service("once"));
            var order = "{\"gitUrl\":\"%s\",\"commit\":\"%s\",\"clientToken\":\"t1\"}"
                    .formatted(repository.url(), repository.commit(Sources.page("x")));

            var first = provider.call("POST", path, order);
            var again = provider.call("POST", path, order);

            assertThat(first.status()).isEqualTo(201);
            assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
            var found = provider.get(path + "?clientToken=t1").body().path("items");
            assertThat(found).hasSize(1);
            assertThat(found.path(0).path("id")).isEqualTo(first.body().path("id"));
            assertThat(provider.get(path + "?clientToken=t2").body().path("items"))
                    .isEmpty();
        }
    }

    private static String deploys(JsonNode service) {
        return "/services/" + service.path("id").asText() + "/deploys";
    }

    @Test
    @DisplayName("INFRA-HOST-743 while one deployment is built the newest waits, and those between are superseded")
    void superseded() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("queue");
            var slow = repository.commit(build("while [ ! -e " + folder + "/go ]; do sleep 0.05; done"));
            var page = repository.commit(Sources.page("newest"));
            var first = provider.order(service, repository, slow, Map.of());
            ProviderFixture.until(() -> statusOf(provider, service, first).equals("building"));

            var second = provider.order(service, repository, page, Map.of());
            var third = provider.order(service, repository, page, Map.of());

            assertThat(statusOf(provider, service, second)).isEqualTo("superseded");
            assertThat(statusOf(provider, service, third)).isEqualTo("queued");
            Files.createFile(folder.resolve("go"));
            assertThat(provider.finished(service, first).path("status").asText())
                    .isEqualTo("live");
            assertThat(provider.finished(service, third).path("status").asText())
                    .isEqualTo("live");
            assertThat(provider.text(service, "/")).isEqualTo("<h1>newest</h1>");
        }
    }

    private static Map<String, String> build(String script) {
        return Map.of("package.json", "{\"scripts\":{\"build\":\"" + script + "\"}}", "index.html", "built");
    }

    private static String statusOf(ProviderFixture provider, JsonNode service, String deploy) {
        return provider.get(deploys(service) + "/" + deploy)
                .body()
                .path("status")
                .asText();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-744 a cancelled deployment ends its build at once and stays cancelled; the next one is worked on")
    void cancel() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("cut");
            var pid = folder.resolve("pid");
            var slow = repository.commit(build("echo $$ > " + pid + "; exec sleep 1000"));
            var deploy = provider.order(service, repository, slow, Map.of());
            ProviderFixture.until(() -> Files.exists(pid) && pid.toFile().length() > 1);

            var answer = provider.post(deploys(service) + "/" + deploy + "/cancel");

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.body().path("status").asText()).isEqualTo("cancelled");
            var process = java.util.Set.of(Long.parseLong(Files.readString(pid).strip()));
            ProviderFixture.until(() -> ProviderFixture.alive(process).isEmpty());
            var next = provider.deploy(service, repository, repository.commit(Sources.page("next")));
            assertThat(next.path("status").asText()).isEqualTo("live");
            assertThat(statusOf(provider, service, deploy)).isEqualTo("cancelled");
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-745 a deleted service is gone with its process, its port and its files; deleting again is harmless")
    void delete() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("gone");
            var path = "/services/" + service.path("id").asText();
            provider.deploy(service, repository, repository.commit(Sources.node("x")));
            var pid = Long.parseLong(provider.text(service, "/pid"));

            assertThat(provider.call("DELETE", path, "").status()).isEqualTo(204);
            assertThat(provider.call("DELETE", path, "").status()).isEqualTo(204);

            assertThat(provider.get(path).status()).isEqualTo(404);
            assertThat(ProviderFixture.alive(java.util.Set.of(pid))).isEmpty();
            assertThat(provider.text(service, "/")).isEmpty();
            assertThat(folder.resolve("provider/services").toFile().list()).isEmpty();
            assertThat(provider.service("gone").path("id")).isNotEqualTo(service.path("id"));
        }
    }

    @Test
    @DisplayName("INFRA-HOST-746 what cannot be meant is refused with a status, a code and a message")
    void refusals() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var service = provider.service("strict");
            var path = deploys(service);
            var url = "file:///nowhere";

            assertThat(provider.call("POST", path, "{").status()).isEqualTo(400);
            assertThat(provider.call("POST", path, "[]").status()).isEqualTo(400);
            assertThat(provider.call("POST", path, order("https://example.com/x.git", COMMIT, "{}"))
                            .status())
                    .isEqualTo(422);
            assertThat(provider.call("POST", path, order(url, "main", "{}")).status())
                    .isEqualTo(422);
            assertThat(provider.call("POST", path, order(url, COMMIT, "{\"PORT\":\"1\"}"))
                            .status())
                    .isEqualTo(422);
            assertThat(provider.call("POST", path, order(url, COMMIT, "{\"A\":1}"))
                            .status())
                    .isEqualTo(422);
            assertThat(provider.call("POST", path, " ".repeat(1024 * 1024 + 1)).status())
                    .isEqualTo(413);
            assertThat(provider.call("PUT", "/services/Not-A-Label", "{\"marker\":\"a\"}")
                            .status())
                    .isEqualTo(422);
            assertThat(provider.call("PATCH", path, "").status()).isEqualTo(405);
            assertThat(provider.get("/nowhere").status()).isEqualTo(404);
            assertThat(provider.get("/services/svc_unknown").body().path("code").asText())
                    .isEqualTo("not_found");
            assertThat(provider.get("/services/" + service.path("id").asText() + "/logs?type=other")
                            .status())
                    .isEqualTo(422);
            assertThat(provider.get(path).body().path("items")).isEmpty();
        }
    }

    private static String order(String url, String commit, String variables) {
        return "{\"gitUrl\":\"%s\",\"commit\":\"%s\",\"variables\":%s}".formatted(url, commit, variables);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-747 logs come oldest first, page by page, without control characters, and survive a restart")
    void logs() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("talks");
            var files = new java.util.HashMap<>(Sources.node("x"));
            files.put("Procfile", "web: printf 'one\\n\\033[31mtwo\\033[0m\\007\\nthree\\n'; exec node server.js\n");
            provider.deploy(service, repository, repository.commit(files));
            var path = "/services/" + service.path("id").asText() + "/logs?type=runtime&limit=2";
            ProviderFixture.until(() -> provider.log(service, "runtime").size() >= 4);

            var first = provider.get(path).body();
            var second = provider.get(
                            path + "&cursor=" + first.path("nextCursor").asText())
                    .body();

            assertThat(messages(first)).containsExactly("one", "two");
            assertThat(messages(second)).containsExactly("three", "listening");
            assertThat(provider.get(path + "&since=2999-01-01T00:00:00Z").body().path("items"))
                    .isEmpty();
            provider.restart();
            assertThat(messages(provider.get(path).body())).containsExactly("one", "two");
        }
    }

    private static java.util.List<String> messages(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(l -> l.path("message").asText())
                .toList();
    }

    @Test
    @DisplayName("INFRA-HOST-749 a deployment that the provider's end cut short is done after its restart")
    void resumed() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("patient");
            var slow = repository.commit(build("while [ ! -e " + folder + "/go ]; do sleep 0.05; done"));
            var deploy = provider.order(service, repository, slow, Map.of());
            ProviderFixture.until(() -> statusOf(provider, service, deploy).equals("building"));
            provider.halt();
            Files.createFile(folder.resolve("go"));

            provider.restart();

            assertThat(provider.finished(service, deploy).path("status").asText())
                    .isEqualTo("live");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-750 a folder belongs to one provider at a time")
    void oneFolder() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            assertThat(provider.get("/services").status()).isEqualTo(200);

            org.assertj.core.api.Assertions.assertThatIOException()
                    .isThrownBy(() -> new ProviderFixture(folder).close())
                    .withMessageContaining("another provider");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-751 stopping while something is being deployed cancels it: nothing runs afterwards")
    void stopDuringDeploy() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("halt");
            provider.deploy(service, repository, repository.commit(Sources.page("old")));
            var slow = repository.commit(build("sleep 1000"));
            var deploy = provider.order(service, repository, slow, Map.of());
            ProviderFixture.until(() -> statusOf(provider, service, deploy).equals("building"));

            provider.post("/services/" + service.path("id").asText() + "/stop");

            assertThat(statusOf(provider, service, deploy)).isEqualTo("cancelled");
            assertThat(provider.status(service)).isEqualTo("stopped");
        }
    }
}
