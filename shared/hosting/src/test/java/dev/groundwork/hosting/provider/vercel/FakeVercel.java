package dev.groundwork.hosting.provider.vercel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.hosting.provider.rest.FakeApi;
import dev.groundwork.testing.openapi.OpenApiContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stand-in of Vercel's API: one team, projects with variables, deployments with events. */
public final class FakeVercel extends FakeApi {

    public static final String TEAM = "team_standin";
    private static final Optional<OpenApiContract> CONTRACT = OpenApiContract.find("vercel-openapi.trimmed.json");
    private static final long START = Instant.parse("2026-01-07T09:00:00Z").toEpochMilli();

    private static final class Stored {
        final String id;
        final String name;
        final Map<String, ObjectNode> variables = new LinkedHashMap<>();
        final List<ObjectNode> deployments = new ArrayList<>();
        final Map<String, Boolean> domains = new LinkedHashMap<>();
        boolean paused;

        @Nullable
        String production;

        Stored(String id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    private final Map<String, Stored> projects = new LinkedHashMap<>();
    private final Map<String, List<ObjectNode>> events = new LinkedHashMap<>();
    private final List<String> runtime = new ArrayList<>();
    private final Map<String, String> builds = new LinkedHashMap<>();
    private Optional<String> refusedVariable = Optional.empty();
    private int number;

    public FakeVercel() {
        super(CONTRACT, "");
    }

    /** The description beside the project is of 2025-10; the list of deployments is now of version 7 (see its notes on drift). */
    @Override
    protected String described(String path) {
        return path.replace("/v7/deployments", "/v6/deployments");
    }

    public synchronized List<String> ids() {
        return List.copyOf(projects.keySet());
    }

    public synchronized String stranger(String name) {
        return store(name).id;
    }

    /** Returns the marker of a project; empty where it has none. */
    public synchronized String marker(String project) {
        return Optional.ofNullable(stored(project).variables.get("GROUNDWORK_APP_ID"))
                .map(v -> v.path("value").asText())
                .orElse("");
    }

    /** Counts the deployments that were told to be this build. */
    public synchronized long deploymentsOf(String build) {
        return builds.values().stream().filter(build::equals).count();
    }

    /** Gives a project a marker. */
    public synchronized void mark(String project, String marker) {
        put(
                stored(project),
                JSON.createObjectNode()
                        .put("key", "GROUNDWORK_APP_ID")
                        .put("value", marker)
                        .put("type", "plain"));
    }

    public synchronized void lose(String project) {
        projects.remove(project);
    }

    /** The next upsert answers 201, but not for this variable. */
    public synchronized void refuseVariable(String key) {
        refusedVariable = Optional.of(key);
    }

    /** Sets a member of a deployment. */
    public synchronized void set(String deployment, String member, JsonNode value) {
        deployment(deployment).orElseThrow().set(member, value);
    }

    /** A deployment serves: the project's addresses point to it. */
    public synchronized void serve(String project, String deployment) {
        set(deployment, "readyState", JSON.getNodeFactory().textNode("READY"));
        set(deployment, "aliasAssigned", JSON.getNodeFactory().numberNode(START + ++number));
        stored(project).production = deployment;
    }

    /** The newest deployment of each project serves if it waits. */
    public synchronized void settle() {
        projects.values()
                .forEach(project -> project.deployments.stream()
                        .limit(1)
                        .filter(d -> d.path("readyState").asText().equals("QUEUED"))
                        .forEach(d -> serve(project.id, d.path("id").asText())));
    }

    public synchronized int deployments(String project) {
        return stored(project).deployments.size();
    }

    public synchronized Map<String, String> variables(String project) {
        var all = new LinkedHashMap<String, String>();
        stored(project)
                .variables
                .forEach((key, v) -> all.put(
                        key, v.path("type").asText() + ":" + v.path("value").asText()));
        return all;
    }

    public synchronized void write(String deployment, Instant time, String message) {
        var event = JSON.createObjectNode().put("type", "stdout").put("created", time.toEpochMilli());
        event.putObject("payload")
                .put("deploymentId", deployment)
                .put("text", message)
                .put("date", time.toEpochMilli())
                .put("serial", "%06d".formatted(++number));
        events.computeIfAbsent(deployment, d -> new ArrayList<>()).add(event);
    }

    /** Writes to the endless log of the running app. */
    public synchronized void writeRuntime(String row, Instant time, String message) {
        runtime.add(JSON.createObjectNode()
                .put("rowId", row)
                .put("timestampInMs", time.toEpochMilli())
                .put("message", message)
                .put("level", "info")
                .toString());
    }

    /** The build that answers at a host, as the production deployment was told it. */
    public synchronized Optional<String> buildAt(String host) {
        return projects.values().stream()
                .filter(p -> !p.paused && p.production != null)
                .filter(p -> host.equals(p.name + ".vercel.app") || p.domains.containsKey(host))
                .findFirst()
                .map(p -> Objects.requireNonNull(builds.get(p.production)));
    }

    private Stored stored(String id) {
        return Objects.requireNonNull(projects.get(id), id);
    }

    private Stored store(String name) {
        var stored = new Stored("prj_" + ++number, name);
        projects.put(stored.id, stored);
        return stored;
    }

    private Optional<Stored> find(String idOrName) {
        return projects.values().stream()
                .filter(p -> p.id.equals(idOrName) || p.name.equals(idOrName))
                .findFirst();
    }

    private Optional<ObjectNode> deployment(String id) {
        return projects.values().stream()
                .flatMap(p -> p.deployments.stream())
                .filter(d -> d.path("id").asText().equals(id))
                .findFirst();
    }

    @Override
    protected Reply error(int status, String code, String message) {
        var body = JSON.createObjectNode();
        body.putObject("error").put("code", code).put("message", message);
        return Reply.of(status, body);
    }

    @Override
    protected Reply answer(Call call) {
        if (!TEAM.equals(call.query().get("teamId"))) {
            return error(403, "forbidden", "Not authorized");
        }
        var parts = call.parts();
        return switch (parts.get(1)) {
            case "projects" -> parts.size() == 2 ? projects(call) : project(call, parts);
            case "deployments" -> parts.size() == 2 ? deployments(call) : deployment(parts);
            case "domains" -> config(parts.get(2));
            default -> error(404, "not_found", "not found");
        };
    }

    private Reply projects(Call call) {
        if (call.method().equals("POST")) {
            var name = call.body().path("name").asText();
            if (find(name).isPresent()) {
                return error(409, "conflict", "A project with the provided name already exists");
            }
            var stored = store(name);
            call.body().path("environmentVariables").forEach(v -> put(stored, v));
            return Reply.of(200, view(stored));
        }
        var answer = JSON.createObjectNode();
        var all = answer.putArray("projects");
        projects.values().forEach(p -> all.add(view(p)));
        answer.putObject("pagination").put("count", all.size()).putNull("next");
        return Reply.of(200, answer);
    }

    private void put(Stored project, JsonNode variable) {
        var stored = (ObjectNode) variable.deepCopy();
        stored.put("id", "env_" + ++number);
        project.variables.put(variable.path("key").asText(), stored);
    }

    private ObjectNode view(Stored project) {
        var view = JSON.createObjectNode().put("id", project.id).put("name", project.name);
        view.put("paused", project.paused);
        var production = project.production;
        if (production != null) {
            var target = view.putObject("targets").putObject("production").put("id", production);
            target.put("url", production + ".vercel.app")
                    .put(
                            "createdAt",
                            deployment(production)
                                    .map(d -> d.path("createdAt").asLong())
                                    .orElse(0L));
            target.putArray("alias")
                    .add(project.name + "-team.vercel.app")
                    .add("custom.example")
                    .add(project.name + ".vercel.app");
        }
        return view;
    }

    private Reply project(Call call, List<String> parts) {
        var found = find(parts.get(2));
        if (found.isEmpty()) {
            return parts.getLast().matches("pause|unpause")
                    ? error(400, "bad_request", "no such project")
                    : error(404, "not_found", "Project not found");
        }
        var project = found.get();
        return switch (parts.size() == 3 ? "" : parts.get(3)) {
            case "" -> {
                if (call.method().equals("DELETE")) {
                    projects.remove(project.id);
                    yield Reply.empty(204);
                }
                yield Reply.of(200, view(project));
            }
            case "env" -> variables(call, parts, project);
            case "domains" -> domains(call, parts, project);
            case "pause", "unpause" -> {
                project.paused = parts.get(3).equals("pause");
                yield Reply.empty(200);
            }
            case "promote" -> {
                serve(project.id, parts.get(4));
                yield Reply.of(201, JSON.createObjectNode());
            }
            case "deployments" -> new Reply(200, String.join("\n", runtime) + "\n{\"rowId\":\"cut", Map.of());
            default -> error(404, "not_found", "not found");
        };
    }

    /** Sets whether a custom domain leads here, and another account's proof of it is there. */
    public synchronized void domain(String project, String domain, boolean isRight) {
        find(project).orElseThrow().domains.put(domain, isRight);
    }

    private Reply domains(Call call, List<String> parts, Stored project) {
        if (parts.size() == 4) {
            var name = call.body().path("name").asText();
            if (projects.values().stream().anyMatch(other -> other.domains.containsKey(name))) {
                return error(409, "domain_already_in_use", "the domain is in use");
            }
            project.domains.put(name, false);
            return Reply.of(200, domain(project, name));
        }
        var name = parts.get(4);
        if (!project.domains.containsKey(name)) {
            return error(404, "not_found", "domain not found");
        }
        if (call.method().equals("DELETE")) {
            project.domains.remove(name);
            return Reply.of(200, JSON.createObjectNode());
        }
        var isVerify = parts.size() == 6;
        return isVerify && !project.domains.get(name)
                ? error(400, "missing_txt_record", "the record is missing")
                : Reply.of(200, domain(project, name));
    }

    private static ObjectNode domain(Stored project, String name) {
        var isRight = Boolean.TRUE.equals(project.domains.get(name));
        var view = JSON.createObjectNode()
                .put("name", name)
                .put("apexName", name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1))
                .put("projectId", project.id)
                .put("verified", isRight);
        if (!isRight) {
            view.putArray("verification")
                    .addObject()
                    .put("type", "TXT")
                    .put("domain", "_vercel." + name)
                    .put("value", "vc-domain-verify=" + name)
                    .put("reason", "pending_domain_verification");
        }
        return view;
    }

    private Reply config(String name) {
        var isRight = projects.values().stream().anyMatch(project -> Boolean.TRUE.equals(project.domains.get(name)));
        var config = JSON.createObjectNode().put("misconfigured", !isRight).putNull("configuredBy");
        config.putArray("acceptedChallenges");
        config.putArray("recommendedIPv4")
                .addObject()
                .put("rank", 1)
                .putArray("value")
                .add("76.76.21.21");
        config.putArray("recommendedCNAME").addObject().put("rank", 1).put("value", "cname.vercel-dns.test.");
        return Reply.of(200, config);
    }

    private Reply variables(Call call, List<String> parts, Stored project) {
        if (call.method().equals("DELETE")) {
            project.variables.values().removeIf(v -> v.path("id").asText().equals(parts.get(4)));
            return Reply.of(200, JSON.createObjectNode());
        }
        if (call.method().equals("GET")) {
            var answer = JSON.createObjectNode();
            var all = answer.putArray("envs");
            project.variables.values().forEach(v -> all.add(visible(v)));
            return Reply.of(200, answer);
        }
        var answer = JSON.createObjectNode();
        answer.putArray("created");
        var failed = answer.putArray("failed");
        for (var variable : call.body()) {
            var key = variable.path("key").asText();
            if (refusedVariable.filter(key::equals).isPresent()) {
                failed.addObject()
                        .putObject("error")
                        .put("code", "ENV_REFUSED")
                        .put("message", "not this one")
                        .put("key", key);
            } else {
                put(project, variable);
            }
        }
        refusedVariable = Optional.empty();
        return Reply.of(201, answer);
    }

    private static ObjectNode visible(ObjectNode variable) {
        var view = variable.deepCopy();
        if (view.path("type").asText().equals("sensitive")) {
            view.put("value", "");
        }
        return view;
    }

    private Reply deployments(Call call) {
        return call.method().equals("POST") ? ordered(call) : listed(call);
    }

    private Reply ordered(Call call) {
        var project = find(call.body().path("project").asText());
        if (project.isEmpty()) {
            return error(404, "not_found", "Project not found");
        }
        var deployment = JSON.createObjectNode().put("id", "dpl_" + ++number).put("readyState", "QUEUED");
        deployment.put("target", call.body().path("target").asText()).put("createdAt", START + number);
        deployment.put("aliasAssigned", false);
        deployment.set("meta", call.body().path("meta"));
        project.get().deployments.addFirst(deployment);
        builds.put(
                deployment.path("id").asText(),
                Optional.ofNullable(project.get().variables.get("GROUNDWORK_BUILD_ID"))
                        .map(v -> v.path("value").asText())
                        .orElse(""));
        return Reply.of(200, deployment);
    }

    private Reply listed(Call call) {
        var answer = JSON.createObjectNode();
        var all = answer.putArray("deployments");
        find(Optional.ofNullable(call.query().get("projectId")).orElse(""))
                .ifPresent(project -> project.deployments.stream()
                        .limit(Long.parseLong(call.query().getOrDefault("limit", "20")))
                        .forEach(d -> {
                            var listed = d.deepCopy();
                            listed.set("uid", listed.remove("id"));
                            all.add(listed);
                        }));
        return Reply.of(200, answer);
    }

    private Reply deployment(List<String> parts) {
        var found = deployment(parts.get(2));
        if (found.isEmpty()) {
            return error(404, "not_found", "Deployment not found");
        }
        return switch (parts.size() == 3 ? "" : parts.get(3)) {
            case "cancel" -> {
                if (found.get().path("readyState").asText().matches("READY|ERROR|CANCELED")) {
                    yield error(400, "bad_request", "the deployment is done");
                }
                yield Reply.of(200, found.get().put("readyState", "CANCELED"));
            }
            case "events" -> {
                var all = JSON.createArrayNode();
                events.getOrDefault(parts.get(2), List.of()).forEach(all::add);
                yield Reply.of(200, all);
            }
            default -> Reply.of(200, found.get());
        };
    }
}
