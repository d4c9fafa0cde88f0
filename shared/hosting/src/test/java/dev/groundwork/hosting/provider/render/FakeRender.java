package dev.groundwork.hosting.provider.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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

/** A stand-in of Render's API: one workspace, services with variables, deployments and logs. */
public final class FakeRender extends FakeApi {

    public static final String OWNER = "tea-stand-in";
    private static final Optional<OpenApiContract> CONTRACT = OpenApiContract.find("render-openapi.json");
    private static final Instant START = Instant.parse("2026-01-07T09:00:00Z");

    private static final class Stored {
        final String id;
        final ObjectNode body;
        final Map<String, String> variables = new LinkedHashMap<>();
        final List<ObjectNode> deploys = new ArrayList<>();
        final List<String> suspenders = new ArrayList<>();
        final Map<String, ObjectNode> domains = new LinkedHashMap<>();

        Stored(String id, ObjectNode body) {
            this.id = id;
            this.body = body;
        }
    }

    private final Map<String, Stored> services = new LinkedHashMap<>();
    private final List<ObjectNode> logs = new ArrayList<>();
    private String head = "a".repeat(40);
    private boolean queues;
    private int number;

    public FakeRender() {
        super(CONTRACT, "/v1");
    }

    /** The newest commit of every repository. */
    public synchronized void head(String commit) {
        head = commit;
    }

    /** Sets whether deployments are accepted by 202 without an id, and not listed. */
    public synchronized void queues(boolean isQueueing) {
        queues = isQueueing;
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

    public synchronized void lose(String service) {
        services.remove(service);
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
        return deploy(stored(service), head, "manual");
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
        var line = JSON.createObjectNode()
                .put("id", "log-" + "%05d".formatted(++number))
                .put("message", message)
                .put("timestamp", time.toString());
        line.putArray("labels").addObject().put("name", "type").put("value", type);
        ((ArrayNode) line.get("labels")).addObject().put("name", "resource").put("value", service);
        logs.add(line);
    }

    private Stored stored(String id) {
        return Objects.requireNonNull(services.get(id), id);
    }

    private Stored store(ObjectNode body) {
        var stored = new Stored("srv-" + ++number, body);
        services.put(stored.id, stored);
        return stored;
    }

    private String deploy(Stored service, String commit, String trigger) {
        var deploy = JSON.createObjectNode().put("id", "dep-" + ++number).put("status", "created");
        deploy.putObject("commit").put("id", commit).put("message", "source");
        deploy.put("trigger", trigger)
                .put("createdAt", START.plusSeconds(number).toString());
        service.deploys.addFirst(deploy);
        return deploy.path("id").asText();
    }

    @Override
    protected Reply error(int status, String code, String message) {
        return Reply.of(status, JSON.createObjectNode().put("id", code).put("message", message));
    }

    @Override
    protected Reply answer(Call call) {
        var parts = call.parts();
        return switch (parts.getFirst()) {
            case "owners" -> owners();
            case "logs" -> logs(call);
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
        var deploy = deploy(stored, head, "other");
        var answer = JSON.createObjectNode().put("deployId", deploy);
        answer.set("service", view(stored));
        return Reply.of(201, answer);
    }

    private static ObjectNode view(Stored stored) {
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
            case "env-vars" -> variables(call, parts, stored);
            case "deploys" -> deploys(call, parts, stored);
            case "custom-domains" -> domains(call, parts, stored);
            case "rollback" ->
                Reply.of(201, deployOf(stored, deploy(stored, head, "rollback")).orElseThrow());
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

    private Reply whole(Call call, Stored stored) {
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

    private Reply variables(Call call, List<String> parts, Stored stored) {
        if (parts.size() == 4) {
            var value = stored.variables.get(parts.get(3));
            return value == null
                    ? error(404, "not_found", "no such variable")
                    : Reply.of(
                            200,
                            JSON.createObjectNode().put("key", parts.get(3)).put("value", value));
        }
        if (call.method().equals("PUT")) {
            stored.variables.clear();
            call.body()
                    .forEach(v -> stored.variables.put(
                            v.path("key").asText(), v.path("value").asText()));
        }
        var all = JSON.createArrayNode();
        stored.variables.forEach((key, value) -> all.addObject()
                .put("cursor", key)
                .putObject("envVar")
                .put("key", key)
                .put("value", value));
        return Reply.of(200, all);
    }

    /** Names of a service's custom domains. */
    public synchronized List<String> domains(String service) {
        return List.copyOf(stored(service).domains.keySet());
    }

    /** A custom domain is found to be right. */
    public synchronized void verified(String service, String domain) {
        Objects.requireNonNull(stored(service).domains.get(domain)).put("verificationStatus", "verified");
    }

    private Reply domains(Call call, List<String> parts, Stored stored) {
        if (parts.size() == 3) {
            return call.method().equals("POST")
                    ? addDomain(call.body().path("name").asText(), stored)
                    : listed(stored.domains);
        }
        var domain = stored.domains.get(parts.get(3));
        if (domain == null) {
            return error(404, "not_found", "custom domain not found");
        }
        if (call.method().equals("DELETE")) {
            stored.domains.remove(parts.get(3));
            return Reply.empty(204);
        }
        return parts.size() == 5 ? Reply.empty(202) : Reply.of(200, domain);
    }

    private static Reply listed(Map<String, ObjectNode> domains) {
        var all = JSON.createArrayNode();
        domains.forEach((name, domain) -> all.addObject().put("cursor", name).set("customDomain", domain));
        return Reply.of(200, all);
    }

    /** Adds a domain and its twin, as Render does. */
    private Reply addDomain(String name, Stored stored) {
        if (services.values().stream().anyMatch(service -> service.domains.containsKey(name))) {
            return error(409, "conflict", "the domain exists");
        }
        var twin = name.startsWith("www.") ? name.substring(4) : "www." + name;
        var added = JSON.createArrayNode();
        added.add(domain(name, "", stored));
        if (!stored.domains.containsKey(twin)) {
            added.add(domain(twin, name, stored));
        }
        return Reply.of(201, added);
    }

    private ObjectNode domain(String name, String redirect, Stored stored) {
        var domain = JSON.createObjectNode()
                .put("id", "cdm-" + ++number)
                .put("name", name)
                .put("domainType", name.chars().filter(c -> c == '.').count() == 1 ? "apex" : "subdomain")
                .put("publicSuffix", "com")
                .put("redirectForName", redirect)
                .put("verificationStatus", "unverified")
                .put("createdAt", START.toString());
        stored.domains.put(name, domain);
        return domain;
    }

    private Reply deploys(Call call, List<String> parts, Stored stored) {
        if (parts.size() == 3) {
            return call.method().equals("POST") ? ordered(call, stored) : listed(stored);
        }
        return deployOf(stored, parts.get(3))
                .map(deploy -> parts.size() == 5 ? cancelled(deploy) : Reply.of(200, deploy))
                .orElseGet(() -> error(404, "not_found", "deploy not found"));
    }

    private Reply cancelled(ObjectNode deploy) {
        return deploy.path("status").asText().matches("live|.*failed|canceled|deactivated")
                ? error(400, "bad_request", "the deploy has ended")
                : Reply.of(200, deploy.put("status", "canceled"));
    }

    private Reply ordered(Call call, Stored stored) {
        var id = deploy(stored, call.body().path("commitId").asText(head), "api");
        return queues ? Reply.empty(202) : Reply.of(201, deployOf(stored, id).orElseThrow());
    }

    private static Optional<ObjectNode> deployOf(Stored stored, String id) {
        return stored.deploys.stream()
                .filter(d -> d.path("id").asText().equals(id))
                .findFirst();
    }

    private Reply listed(Stored stored) {
        var all = JSON.createArrayNode();
        stored.deploys.stream()
                .filter(d -> !queues
                        || !d.path("status").asText().equals("created")
                        || d.path("trigger").asText().equals("other"))
                .forEach(d ->
                        all.addObject().put("cursor", d.path("id").asText()).set("deploy", d));
        return Reply.of(200, all);
    }

    private Reply logs(Call call) {
        var from = Instant.parse(call.query().get("startTime"));
        var limit = Integer.parseInt(call.query().getOrDefault("limit", "20"));
        var found = logs.stream()
                .filter(l ->
                        l.at("/labels/0/value").asText().equals(call.query().get("type")))
                .filter(l ->
                        l.at("/labels/1/value").asText().equals(call.query().get("resource")))
                .filter(l -> !Instant.parse(l.path("timestamp").asText()).isBefore(from))
                .toList();
        var page = found.stream().limit(limit).toList();
        var answer = JSON.createObjectNode().put("hasMore", found.size() > limit);
        var next = found.size() > limit ? found.get(limit).path("timestamp").asText() : from.toString();
        answer.put("nextStartTime", next).put("nextEndTime", next);
        var lines = answer.putArray("logs");
        page.forEach(lines::add);
        return Reply.of(200, answer);
    }
}
