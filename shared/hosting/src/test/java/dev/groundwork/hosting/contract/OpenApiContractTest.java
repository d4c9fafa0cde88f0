package dev.groundwork.hosting.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.groundwork.testing.openapi.OpenApiContract;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The check of requests finds what is wrong, by the documents of Render and Vercel. */
final class OpenApiContractTest {

    private static OpenApiContract contract(String file) {
        var found = OpenApiContract.find(file);
        assumeTrue(found.isPresent(), "skipped: " + file + " is not beside the project");
        return found.orElseThrow();
    }

    private static List<String> render(String method, String path, String query, String body) {
        return contract("render-openapi.json").check(method, path, query, body.getBytes(UTF_8));
    }

    private static List<String> vercel(String method, String path, String query, String body) {
        return contract("vercel-openapi.trimmed.json").check(method, path, query, body.getBytes(UTF_8));
    }

    @Test
    @DisplayName("INFRA-HOST-360 a valid request has no findings")
    void valid() {
        assertThat(render("GET", "/services", "name=a&ownerId=tea-1&limit=20", ""))
                .isEmpty();
        assertThat(render("POST", "/services/srv-1/deploys", "", "{\"commitId\":\"abc\"}"))
                .isEmpty();
        assertThat(render("GET", "/logs", "ownerId=tea-1&resource=srv-1&type=app&direction=forward", ""))
                .isEmpty();
        assertThat(render("POST", "/services", "", """
                        {"type":"web_service","name":"a","ownerId":"tea-1","envVars":[{"key":"A","value":"b"}],
                         "serviceDetails":{"runtime":"node","envSpecificDetails":{"buildCommand":"","startCommand":"x"}}}
                        """)).isEmpty();
        assertThat(vercel("POST", "/v13/deployments", "teamId=team_1&forceNew=1", """
                        {"name":"a","gitSource":{"type":"github","ref":"main","repoId":7,"sha":"abc"},"meta":{"a":"b"}}
                        """))
                .isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-361 an unknown path, member or parameter, a missing one and a wrong value are found")
    void invalid() {
        assertThat(render("GET", "/service", "", "")).hasSize(1);
        assertThat(render("GET", "/services", "title=a", "")).hasSize(1);
        assertThat(render("GET", "/services", "limit=many", "")).isNotEmpty();
        assertThat(render("GET", "/logs", "ownerId=tea-1", "")).hasSize(1);
        assertThat(render("POST", "/services", "", "")).hasSize(1);
        assertThat(render("POST", "/services", "", "{\"type\":\"web_service\",\"name\":\"a\"}"))
                .isNotEmpty();
        assertThat(render("POST", "/services", "", """
                        {"type":"web_service","name":"a","ownerId":"tea-1",
                         "serviceDetails":{"runtime":"node","envVars":[],
                         "envSpecificDetails":{"buildCommand":"","startCommand":"x"}}}
                        """)).isNotEmpty();
        assertThat(render("POST", "/services/srv-1/suspend", "", "{}")).hasSize(1);
        assertThat(vercel(
                        "POST",
                        "/v13/deployments",
                        "",
                        "{\"name\":\"a\",\"gitSource\":{\"type\":\"github\",\"ref\":\"main\",\"repo\":\"o/r\"}}"))
                .isNotEmpty();
        assertThat(vercel("POST", "/v13/deployments", "forceNew=yes", "{\"name\":\"a\"}"))
                .isNotEmpty();
    }
}
