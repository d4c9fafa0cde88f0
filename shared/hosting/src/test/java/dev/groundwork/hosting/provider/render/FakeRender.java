package dev.groundwork.hosting.provider.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.hosting.provider.rest.FakeApi;
import dev.groundwork.testing.openapi.OpenApiContract;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A stand-in of Render's API: one workspace, services with variables, deployments and logs. */
public final class FakeRender extends FakeApi {

    public static final String OWNER = "tea-stand-in";
    private static final Optional<OpenApiContract> CONTRACT = OpenApiContract.find("render-openapi.json");
    static final Instant START = Instant.parse("2026-01-07T09:00:00Z");

    private final Map<String, FakeRenderService> services = new LinkedHashMap<>();
    private final FakeRenderLogs logs = new FakeRenderLogs();
    private final FakeRenderDeploys deploys = new FakeRenderDeploys();
    private final FakeRenderDomains domains = new FakeRenderDomains(services.values());
    private final FakeRenderPostgres postgres = new FakeRenderPostgres();
    private int number;

    public FakeRender() {
        super(CONTRACT, "/v1");
    }

    /** The newest commit of every repository. */
    public synchronized void head(String commit) {
        deploys.head(commit);
    }

    /** Sets whether deployments are accepted by 202 without an id, and not listed. */
    public synchronized void queues(boolean isQueueing) {
        deploys.queues(isQueueing);
    }

    /** Ids of all services. */
    public synchronized List<String> ids() {
        return List.copyOf(services.keySet());
    }

    /** A service of somebody else in the workspace. */
    public synchronized String stranger(String name) {
        var body = JSON.createObjectNode().put("name", name).put("type", "web_service");
        return store(body).id;
    }

    /** Returns the marker of a service; empty where it has none. */
    public synchronized String marker(String service) {
        return stored(service).variables.getOrDefault("GROUNDWORK_APP_ID", "");
    }

    /** Gives a service a marker. */
    public synchronized void mark(String service, String marker) {
        stored(service).variables.put("GROUNDWORK_APP_ID", marker);
    }

    /** Counts the deployments of a build that were ordered. */
    public synchronized long deploymentsOf(String build) {
        return services.values().stream().mapToLong(s -> s.deploymentsOf(build)).sum();
    }

    /** The build that answers at a host, as the live deployment was told it. */
    public synchronized Optional<String> buildAt(String host) {
        return services.values().stream()
                .filter(s -> s.suspenders.isEmpty())
                .filter(s ->
                        host.equals(s.body.path("name").asText() + ".onrender.test") || s.domains.containsKey(host))
                .flatMap(s -> s.liveBuild().stream())
                .findFirst();
    }

    public synchronized void lose(String service) {
        services.remove(service);
    }

    /** Changes a member of a service's details. */
    public synchronized void set(String service, String member, String value) {
        stored(service).body.withObject("/serviceDetails").put(member, value);
    }

    public synchronized void suspend(String service, String by) {
        stored(service).suspenders.add(by);
    }

    /** A deployment goes on to this status; the one that was live is not any more. */
    public synchronized void become(String service, String deploy, String status) {
        var all = stored(service).deploys;
        if (status.equals("live")) {
            all.stream()
                    .filter(d -> d.path("status").asText().equals("live"))
                    .forEach(d -> d.put("status", "deactivated"));
        }
        all.stream().filter(d -> d.path("id").asText().equals(deploy)).forEach(d -> d.put("status", status));
    }

    /** The newest deployment of each service becomes live if it waits; an older one that waits never does. */
    public synchronized void settle() {
        services.values()
                .forEach(service -> service.deploys.stream()
                        .limit(1)
                        .filter(d -> d.path("status").asText().equals("created"))
                        .forEach(d -> become(service.id, d.path("id").asText(), "live")));
    }

    /** Somebody deploys in the dashboard. */
    public synchronized String deployByHand(String service) {
        return deploys.begin(stored(service), "manual");
    }

    /** Ids of a service's deployments, newest first. */
    public synchronized List<String> deploys(String service) {
        return stored(service).deploys.stream().map(d -> d.path("id").asText()).toList();
    }

    public synchronized JsonNode service(String service) {
        return stored(service).body.deepCopy();
    }

    public synchronized Map<String, String> variables(String service) {
        return Map.copyOf(stored(service).variables);
    }

    /** Writes a line of a log. */
    public synchronized void write(String service, String type, Instant time, String message) {
        logs.write(service, type, time, message);
    }

    /** The databases. */
    public FakeRenderPostgres postgres() {
        return postgres;
    }

    private FakeRenderService stored(String id) {
        return Objects.requireNonNull(services.get(id), id);
    }

    private FakeRenderService store(ObjectNode body) {
        var stored = new FakeRenderService("srv-" + ++number, body);
        services.put(stored.id, stored);
        return stored;
    }

    static ObjectMapper json() {
        return JSON;
    }

    static Reply failure(int status, String code, String message) {
        return Reply.of(status, JSON.createObjectNode().put("id", code).put("message", message));
    }

    @Override
    protected Reply error(int status, String code, String message) {
        return failure(status, code, message);
    }

    @Override
    protected Reply answer(Call call) {
        var parts = call.parts();
        return switch (parts.getFirst()) {
            case "owners" -> owners();
            case "logs" -> logs.answer(call);
            case "postgres" -> postgres.answer(call, parts);
            case "services" -> parts.size() == 1 ? services(call) : service(call, parts);
            default -> error(404, "not_found", "not found");
        };
    }

    private Reply owners() {
        var all = JSON.createArrayNode();
        all.addObject()
                .put("cursor", "1")
                .putObject("owner")
                .put("id", OWNER)
                .put("type", "team")
                .put("name", "Team")
                .put("email", "a@example.com");
        return Reply.of(200, all);
    }

    private Reply services(Call call) {
        if (call.method().equals("POST")) {
            return create((ObjectNode) call.body());
        }
        var limit = Integer.parseInt(call.query().getOrDefault("limit", "20"));
        var cursor = Optional.ofNullable(call.query().get("cursor"));
        var all = JSON.createArrayNode();
        services.values().stream()
                .dropWhile(s -> cursor.filter(c -> !c.equals(s.id)).isPresent())
                .skip(cursor.isPresent() ? 1 : 0)
                .filter(s -> Optional.ofNullable(call.query().get("name"))
                        .filter(n -> !n.equals(s.body.path("name").asText()))
                        .isEmpty())
                .limit(limit)
                .forEach(s -> all.addObject().put("cursor", s.id).set("service", view(s)));
        return Reply.of(200, all);
    }

    private Reply create(ObjectNode body) {
        var name = body.path("name").asText();
        if (services.values().stream()
                .anyMatch(s -> s.body.path("name").asText().equals(name))) {
            return error(409, "conflict", "the name is taken");
        }
        if (!body.path("ownerId").asText().equals(OWNER)) {
            return error(400, "bad_request", "no such owner");
        }
        var stored = store(body.deepCopy());
        body.path("envVars")
                .forEach(v -> stored.variables.put(
                        v.path("key").asText(), v.path("value").asText()));
        stored.body.remove("envVars");
        var deploy = deploys.begin(stored, "other");
        var answer = JSON.createObjectNode().put("deployId", deploy);
        answer.set("service", view(stored));
        return Reply.of(201, answer);
    }

    private static ObjectNode view(FakeRenderService stored) {
        var view = stored.body.deepCopy();
        view.put("id", stored.id).put("suspended", stored.suspenders.isEmpty() ? "not_suspended" : "suspended");
        var by = view.putArray("suspenders");
        stored.suspenders.forEach(by::add);
        view.withObject("/serviceDetails")
                .put("url", "https://" + stored.body.path("name").asText() + ".onrender.test");
        return view;
    }

    private Reply service(Call call, List<String> parts) {
        var stored = services.get(parts.get(1));
        if (stored == null) {
            return error(404, "not_found", "service not found");
        }
        return switch (parts.size() == 2 ? "" : parts.get(2)) {
            case "" -> whole(call, stored);
            case "env-vars" -> stored.variables(call, parts);
            case "deploys" -> deploys.answer(call, parts, stored);
            case "custom-domains" -> domains.answer(call, parts, stored);
            case "rollback" -> deploys.rollback(call, stored);
            case "suspend" -> {
                stored.suspenders.remove("user");
                stored.suspenders.add("user");
                yield Reply.empty(202);
            }
            case "resume" -> {
                stored.suspenders.remove("user");
                yield stored.suspenders.isEmpty() ? Reply.empty(202) : error(400, "bad_request", "suspended by Render");
            }
            case "restart" -> Reply.empty(200);
            default -> error(404, "not_found", "not found");
        };
    }

    private Reply whole(Call call, FakeRenderService stored) {
        return switch (call.method()) {
            case "DELETE" -> {
                services.remove(stored.id);
                yield Reply.empty(204);
            }
            case "PATCH" -> {
                stored.body.setAll((ObjectNode) call.body());
                yield Reply.of(200, view(stored));
            }
            default -> Reply.of(200, view(stored));
        };
    }

    /** Names of a service's custom domains. */
    public synchronized List<String> domains(String service) {
        return List.copyOf(stored(service).domains.keySet());
    }

    /** A custom domain is found to be right. */
    public synchronized void verified(String service, String domain) {
        Objects.requireNonNull(stored(service).domains.get(domain)).put("verificationStatus", "verified");
    }
}
