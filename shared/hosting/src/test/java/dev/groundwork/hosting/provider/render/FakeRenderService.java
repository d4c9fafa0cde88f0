package dev.groundwork.hosting.provider.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.hosting.provider.rest.FakeApi.Call;
import dev.groundwork.hosting.provider.rest.FakeApi.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service that the stand-in of Render keeps. */
final class FakeRenderService {

    final String id;
    final ObjectNode body;
    final Map<String, String> variables = new LinkedHashMap<>();
    final List<ObjectNode> deploys = new ArrayList<>();
    final List<String> suspenders = new ArrayList<>();
    final Map<String, ObjectNode> domains = new LinkedHashMap<>();
    private final Map<String, String> builds = new LinkedHashMap<>();

    FakeRenderService(String id, ObjectNode body) {
        this.id = id;
        this.body = body;
    }

    /** A deployment is told by the variables of now which build it is. */
    void begin(ObjectNode deploy) {
        deploys.addFirst(deploy);
        builds.put(deploy.path("id").asText(), variables.getOrDefault("GROUNDWORK_BUILD_ID", ""));
    }

    /** A deployment runs the build of an earlier one. */
    void rollBack(String deploy, String earlier) {
        builds.put(deploy, builds.getOrDefault(earlier, ""));
    }

    /** The build of the deployment that is live. */
    Optional<String> liveBuild() {
        return deploys.stream()
                .filter(d -> d.path("status").asText().equals("live"))
                .findFirst()
                .map(d -> builds.getOrDefault(d.path("id").asText(), ""));
    }

    /** Counts the deployments of a build that were ordered; Render makes one of its own when it creates a service. */
    long deploymentsOf(String build) {
        return deploys.stream()
                .filter(d -> !d.path("trigger").asText().equals("other"))
                .filter(d -> build.equals(builds.get(d.path("id").asText())))
                .count();
    }

    Optional<ObjectNode> deploy(String id) {
        return deploys.stream().filter(d -> d.path("id").asText().equals(id)).findFirst();
    }

    /** Answers a request about its variables. */
    Reply variables(Call call, List<String> parts) {
        if (parts.size() == 4) {
            var value = variables.get(parts.get(3));
            return value == null
                    ? FakeRender.failure(404, "not_found", "no such variable")
                    : Reply.of(
                            200,
                            FakeRender.json()
                                    .createObjectNode()
                                    .put("key", parts.get(3))
                                    .put("value", value));
        }
        if (call.method().equals("PUT")) {
            variables.clear();
            call.body()
                    .forEach(v -> variables.put(
                            v.path("key").asText(), v.path("value").asText()));
        }
        var all = FakeRender.json().createArrayNode();
        variables.forEach((key, value) -> all.addObject()
                .put("cursor", key)
                .putObject("envVar")
                .put("key", key)
                .put("value", value));
        return Reply.of(200, all);
    }
}
