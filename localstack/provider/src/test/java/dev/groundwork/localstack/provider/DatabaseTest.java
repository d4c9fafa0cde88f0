package dev.groundwork.localstack.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {

    /** A page that counts its visits in the SQLite file that DATABASE_URL names. */
    private static final Map<String, String> COUNTER = Map.of("app.py", """
            import os, sqlite3
            from http.server import BaseHTTPRequestHandler, HTTPServer
            class Handler(BaseHTTPRequestHandler):
                def do_GET(self):
                    known = self.path == '/visit'
                    count = 0
                    if known:
                        with sqlite3.connect(os.environ['DATABASE_URL'].removeprefix('sqlite:///')) as database:
                            database.execute('create table if not exists visits (at text)')
                            database.execute("insert into visits values (datetime('now'))")
                            count = database.execute('select count(*) from visits').fetchone()[0]
                    self.send_response(404 if self.path.startswith('/.well') else 200)
                    self.end_headers()
                    self.wfile.write(str(count).encode())
            HTTPServer(('127.0.0.1', int(os.environ['PORT'])), Handler).serve_forever()
            """);

    @TempDir
    Path folder;

    private static JsonNode create(ProviderFixture provider, String name, String engine) {
        var body = "{\"marker\":\"groundwork:test:%s\",\"engine\":\"%s\"}".formatted(name, engine);
        var answer = provider.call("PUT", "/databases/" + name, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode ready(ProviderFixture provider, JsonNode database) {
        var path = "/databases/" + database.path("id").asText();
        ProviderFixture.until(() -> {
            var status = provider.get(path).body().path("status").asText();
            assertThat(status)
                    .as(provider.get(path).body().path("detail").asText())
                    .isNotEqualTo("failed");
            return status.equals("ready");
        });
        return provider.get(path).body();
    }

    private static boolean hasPostgres(ProviderFixture provider) {
        return provider.get("/engines").body().toString().contains("postgres");
    }

    private static String sql(JsonNode database, String statement) throws Exception {
        return sql(database.path("url").asText(), statement);
    }

    private static String sql(String url, String statement) throws Exception {
        var process = new ProcessBuilder("psql", "-X", "-q", "-A", "-t", url, "-c", statement)
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return text;
    }

    private static boolean hasPsql() {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(f -> Files.isExecutable(Path.of(f, "psql")));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-428 what an app writes through DATABASE_URL survives its redeploy, a deletion of its service and a restart of the provider")
    void sqlite() throws Exception {
        try (var provider = new ProviderFixture(folder)) {
            var database = create(provider, "counter", "sqlite");
            var url = database.path("url").asText();
            assertThat(database.path("status").asText()).isEqualTo("ready");
            assertThat(url).matches("sqlite:////.*");
            var repository = provider.repository();
            var service = provider.service("counter");
            var variables = Map.of("DATABASE_URL", url);
            provider.deploy(service, repository, repository.commit(COUNTER), variables);
            assertThat(provider.text(service, "/visit")).isEqualTo("1");

            var again = new HashMap<>(COUNTER);
            again.put("other.txt", "another commit");
            provider.deploy(service, repository, repository.commit(again), variables);
            assertThat(provider.text(service, "/visit")).isEqualTo("2");
            provider.restart();
            ProviderFixture.until(() -> provider.text(service, "/visit").equals("3"));
            provider.call("DELETE", "/services/" + service.path("id").asText(), "");
            var fresh = provider.service("counter");
            provider.deploy(fresh, repository, repository.commit(COUNTER), variables);

            assertThat(provider.text(fresh, "/visit")).isEqualTo("4");
            assertThat(create(provider, "counter", "sqlite")).isEqualTo(database);
            var file = Path.of(url.substring("sqlite:///".length()));
            assertThat(file).exists();
            assertThat(provider.call(
                                    "DELETE",
                                    "/databases/" + database.path("id").asText(),
                                    "")
                            .status())
                    .isEqualTo(204);
            assertThat(file).doesNotExist();
            assertThat(provider.call(
                                    "DELETE",
                                    "/databases/" + database.path("id").asText(),
                                    "")
                            .status())
                    .isEqualTo(204);
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-429 a PostgreSQL database is an app's own, keeps its address and what is in it over a restart and a kill, and ends with its provider")
    void postgres() throws Exception {
        try (var provider = new ProviderFixture(folder)) {
            assumeTrue(hasPostgres(provider) && hasPsql(), "PostgreSQL or psql is not installed");
            var one = create(provider, "one", "postgres");
            var two = create(provider, "two", "postgres");
            assertThat(create(provider, "one", "postgres").path("id")).isEqualTo(one.path("id"));
            one = ready(provider, one);
            two = ready(provider, two);
            assertThat(one.path("url").asText()).matches("postgresql://app:[0-9a-f]{48}@127\\.0\\.0\\.1:\\d+/app");

            assertThat(sql(
                            one,
                            "create table notes (t text); insert into notes values ('kept ä'); select * from notes"))
                    .isEqualTo("kept ä");
            assertThat(sql(one, "select usesuper from pg_user where usename = current_user"))
                    .isEqualTo("f");
            assertThat(sql(two, "select * from notes")).contains("does not exist");
            var stranger = one.path("url").asText().replaceFirst(":[0-9a-f]{48}@", ":wrong@");
            assertThat(sql(
                            ((com.fasterxml.jackson.databind.node.ObjectNode) one.deepCopy()).put("url", stranger),
                            "select 1"))
                    .contains("authentication failed");

            provider.restart();
            var back = ready(provider, one);
            assertThat(back).isEqualTo(one);
            assertThat(sql(back, "select * from notes")).isEqualTo("kept ä");
            var server = server(one);
            ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
            ProviderFixture.until(() -> {
                try {
                    return server(back) != server
                            && sql(back, "select * from notes").equals("kept ä");
                } catch (Exception e) {
                    return false;
                }
            });

            var id = two.path("id").asText();
            assertThat(provider.call("DELETE", "/databases/" + id, "").status()).isEqualTo(204);
            assertThat(provider.get("/databases/" + id).status()).isEqualTo(404);
            var last = server(back);
            provider.halt();
            assertThat(ProviderFixture.alive(Set.of(last))).isEmpty();
            provider.restart();
        }
    }

    /** The process of a database's server. */
    private long server(JsonNode database) throws IOException {
        var file = folder.resolve("provider/databases/" + database.path("id").asText() + "/data/postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-434 a name of another marker, an engine that there is not and a database of no name are refused")
    void refused() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            create(provider, "mine", "sqlite");

            var other = provider.call(
                    "PUT", "/databases/mine", "{\"marker\":\"groundwork:other:app\",\"engine\":\"sqlite\"}");
            assertThat(other.status()).isEqualTo(409);
            assertThat(other.body().path("code").asText()).isEqualTo("name_conflict");
            for (var body : List.of("{\"marker\":\"m\",\"engine\":\"mysql\"}", "{\"engine\":\"sqlite\"}")) {
                assertThat(provider.call("PUT", "/databases/new", body).status())
                        .isEqualTo(422);
            }
            assertThat(provider.get("/databases").status()).isEqualTo(422);
            assertThat(provider.get("/databases?name=nobody").body().path("items"))
                    .isEmpty();
            assertThat(provider.post("/databases/mine").status()).isEqualTo(405);
        }
    }
}
