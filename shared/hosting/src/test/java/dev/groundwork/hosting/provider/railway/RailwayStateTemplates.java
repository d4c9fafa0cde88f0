package dev.groundwork.hosting.provider.railway;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The template of a database and the workflows that deploy it, as the stand-in of Railway has them. A workflow runs until it was asked for some
 * times, and its service is there only then.
 */
final class RailwayStateTemplates {

    /** A deployment of a template. */
    private static final class Workflow {
        final RailwayStateProject project;
        final Map<String, Object> config;
        int waits;
        String status = "Running";

        Workflow(RailwayStateProject project, Map<String, Object> config, int waits) {
            this.project = project;
            this.config = config;
            this.waits = waits;
        }
    }

    private final Map<String, Workflow> workflows = new LinkedHashMap<>();
    private final RailwayState state;
    private int waits = 1;
    private @Nullable String error;

    RailwayStateTemplates(RailwayState state) {
        this.state = state;
    }

    /** Each workflow from now on runs for so many requests of any kind. */
    void waits(int requests) {
        waits = requests;
    }

    /** Each workflow from now on fails. */
    void fail(String message) {
        error = message;
    }

    Map<String, Object> template() {
        return Map.of(
                "id",
                "tpl-postgres",
                "serializedConfig",
                Map.of(
                        "services",
                        Map.of(
                                "3f1c",
                                Map.of(
                                        "name", "PostgreSQL",
                                        "source", Map.of("image", "ghcr.io/railwayapp-templates/postgres-ssl:17"),
                                        "variables", Map.of("PGDATA", Map.of("defaultValue", "/data")),
                                        "volumeMounts", Map.of("3f1c", Map.of("mountPath", "/data"))))));
    }

    Map<String, Object> deploy(RailwayStateProject project, Map<String, Object> input) {
        var id = "wf-" + state.next();
        workflows.put(id, new Workflow(project, RailwayState.map(input.get("serializedConfig")), waits));
        return Map.of("workflowId", id, "projectId", project.id);
    }

    Map<String, @Nullable Object> status(String id) {
        var json = new HashMap<String, @Nullable Object>();
        var workflow = workflows.get(id);
        json.put("status", workflow == null ? "NotFound" : workflow.status);
        json.put("error", error);
        return json;
    }

    /** Time passes with each request. */
    void tick() {
        workflows.values().stream()
                .filter(w -> w.status.equals("Running") && w.waits-- <= 0)
                .toList()
                .forEach(this::finish);
    }

    /** Each workflow that runs ends. */
    void settle() {
        workflows.values().forEach(w -> w.waits = 0);
        tick();
    }

    private void finish(Workflow workflow) {
        workflow.status = error == null ? "Complete" : "Error";
        if (error == null) {
            RailwayState.map(workflow.config.get("services"))
                    .values()
                    .forEach(service -> make(workflow.project, service));
        }
    }

    private void make(RailwayStateProject project, Object service) {
        var config = RailwayState.map(service);
        var requested = Objects.requireNonNull(config.get("name")).toString();
        var taken = project.databases.stream().anyMatch(d -> d.name.equals(requested));
        var variables = new HashMap<String, Object>();
        RailwayState.map(config.get("variables"))
                .forEach((name, value) -> variables.put(
                        name, Objects.requireNonNull(RailwayState.map(value).get("value"), name)));
        var made = new RailwayStateDatabase(
                "srv-db-" + state.next(), taken ? requested + "-x" + state.next() : requested, state.time(), variables);
        project.databases.add(made);
        project.volumes.put(made.id, "vol-" + made.id);
    }

    static List<Map<String, @Nullable Object>> volumes(RailwayStateProject project) {
        return project.volumes.entrySet().stream()
                .map(volume -> {
                    var json = new HashMap<String, @Nullable Object>();
                    json.put("serviceId", volume.getKey());
                    json.put("volumeId", volume.getValue());
                    json.put("isPendingDeletion", false);
                    json.put("deletedAt", null);
                    return (Map<String, @Nullable Object>) json;
                })
                .toList();
    }
}
