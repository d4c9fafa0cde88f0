package dev.groundwork.hosting.provider.railway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The projects that the stand-in of Railway keeps. Railway deploys by itself what it connects to a repository, and so does it. */
public final class RailwayState {

    static final String WORKSPACE = "ws-1";
    private static final Instant START = Instant.parse("2026-01-07T09:00:00Z");

    /** An error that Railway answers with HTTP 200. */
    static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message, null, false, false);
        }
    }

    /** A deployment. */
    public static final class Deployment {
        final String id;
        final String createdAt;
        public final Optional<String> commit;
        public final Map<String, Object> variables;
        public String status;
        boolean isStopped;

        Deployment(String id, String createdAt, String status, Optional<String> commit, Map<String, Object> variables) {
            this.id = id;
            this.createdAt = createdAt;
            this.status = status;
            this.commit = commit;
            this.variables = Map.copyOf(variables);
        }

        public String id() {
            return id;
        }

        private Map<String, @Nullable Object> json() {
            var json = new HashMap<String, @Nullable Object>();
            json.put("id", id);
            json.put("status", status);
            json.put("createdAt", createdAt);
            json.put("deploymentStopped", isStopped);
            json.put("canRollback", status.equals("REMOVED") || status.equals("SUCCESS"));
            json.put("url", null);
            json.put("staticUrl", null);
            return json;
        }
    }

    /** A project with its service, where it has one. */
    public static final class Project {
        final String id;
        public final String name;
        public final String description;
        final String createdAt;
        Optional<String> service = Optional.empty();
        Optional<String> domain = Optional.empty();
        public final Map<String, Map<String, Object>> customDomains = new LinkedHashMap<>();
        public final Map<String, Object> variables = new LinkedHashMap<>();
        public final Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        public final List<Deployment> deployments = new ArrayList<>();
        public final List<Map<String, Object>> log = new ArrayList<>();

        Project(String id, String name, String description, String createdAt) {
            this.id = id;
            this.name = name;
            this.description = description;
            this.createdAt = createdAt;
        }

        public String id() {
            return id;
        }

        private Map<String, @Nullable Object> json() {
            var json = new HashMap<String, @Nullable Object>();
            json.put("id", id);
            json.put("name", name);
            json.put("description", description);
            json.put("deletedAt", null);
            json.put("createdAt", createdAt);
            json.put("environments", edges(List.of(Map.of("id", "env-" + id, "name", "production"))));
            json.put(
                    "services",
                    edges(service.stream().map(RailwayState::service).toList()));
            return json;
        }
    }

    private final Map<String, Project> projects = new LinkedHashMap<>();
    private String outcome = "SUCCESS";
    private int number;

    /** The status that deployments have once they are asked for. */
    public synchronized void outcome(String status) {
        outcome = status;
    }

    public synchronized List<Project> projects() {
        return List.copyOf(projects.values());
    }

    /** The projects whose description is this text. */
    public synchronized List<Project> marked(String description) {
        return projects.values().stream()
                .filter(p -> p.description.equals(description))
                .toList();
    }

    /** Adds a project behind our back. */
    public synchronized Project stranger(String name, String description) {
        var id = "prj-" + ++number;
        var project = new Project(id, name, description, time());
        projects.put(id, project);
        return project;
    }

    /** Removes a project behind our back. */
    public synchronized void lose(String project) {
        projects.remove(project);
    }

    /** Answers a root field. */
    synchronized @Nullable Object answer(String field, Map<String, Object> arguments) {
        return switch (field) {
            case "apiToken" -> Map.of("workspaces", List.of(Map.of("id", WORKSPACE)));
            case "projects" -> page();
            case "projectCreate" -> createProject(input(arguments)).json();
            case "gitHubRepoAccessAvailable" -> Map.of("hasAccess", true);
            case "serviceCreate" -> createService(input(arguments));
            case "domains" -> domains(project(arguments));
            case "serviceDomainCreate" -> createDomain(ofService(input(arguments)));
            case "customDomainCreate" ->
                createCustomDomain(ofService(input(arguments)), text(input(arguments), "domain"));
            case "customDomainDelete" ->
                projects.values().stream()
                        .anyMatch(project -> project.customDomains
                                .values()
                                .removeIf(domain -> text(arguments, "id").equals(domain.get("id"))));
            case "project" -> project(text(arguments, "id")).json();
            case "serviceInstance" -> instance(ofService(arguments));
            case "deployments" -> deployments(ofService(input(arguments)));
            case "deployment" -> deployment(arguments).json();
            case "variableCollectionUpsert" -> setVariables(input(arguments));
            case "serviceInstanceUpdate" -> {
                ofService(arguments).settings.putAll(input(arguments));
                yield true;
            }
            case "serviceInstanceDeployV2" ->
                deploy(ofService(arguments), Optional.of(text(arguments, "commitSha"))).id;
            case "deploymentRedeploy" -> again(arguments).json();
            case "deploymentRollback" -> {
                again(arguments);
                yield true;
            }
            case "deploymentRestart" -> deployment(arguments).status.equals("SUCCESS");
            case "deploymentStop" -> {
                deployment(arguments).isStopped = true;
                yield true;
            }
            case "deploymentCancel" -> {
                deployment(arguments).status = "REMOVED";
                yield true;
            }
            case "projectDelete" -> {
                projects.remove(project(text(arguments, "id")).id);
                yield true;
            }
            case "buildLogs", "deploymentLogs" -> log(arguments);
            default -> throw new IllegalStateException("the stand-in does not know " + field);
        };
    }

    private Map<String, Object> page() {
        var page = new HashMap<>(
                edges(projects.values().stream().map(Project::json).toList()));
        var info = new HashMap<String, @Nullable Object>();
        info.put("hasNextPage", false);
        info.put("endCursor", null);
        page.put("pageInfo", info);
        return page;
    }

    private Project createProject(Map<String, Object> input) {
        if (!WORKSPACE.equals(input.get("workspaceId"))) {
            throw new Refused("Not Authorized");
        }
        return stranger(text(input, "name"), text(input, "description"));
    }

    private Map<String, @Nullable Object> createService(Map<String, Object> input) {
        var project = project(text(input, "projectId"));
        project.service = Optional.of("srv-" + project.id);
        deploy(project, Optional.empty());
        return service(project.service.get());
    }

    private static Map<String, @Nullable Object> service(String id) {
        var json = new HashMap<String, @Nullable Object>();
        json.put("id", id);
        json.put("name", "app");
        json.put("deletedAt", null);
        return json;
    }

    private static Map<String, Object> domains(Project project) {
        return Map.of(
                "serviceDomains",
                project.domain.stream().map(d -> Map.of("domain", d)).toList(),
                "customDomains",
                List.copyOf(project.customDomains.values()));
    }

    private static Map<String, Object> createCustomDomain(Project project, String name) {
        if (project.customDomains.containsKey(name)) {
            throw new Refused("The domain is taken");
        }
        project.customDomains.put(
                name,
                customDomain(
                        name,
                        "DNS_RECORD_STATUS_REQUIRES_UPDATE",
                        false,
                        "CERTIFICATE_STATUS_TYPE_VALIDATING_OWNERSHIP"));
        return project.customDomains.get(name);
    }

    /** Returns a custom domain in a state. */
    static Map<String, Object> customDomain(String name, String routed, boolean isVerified, String certificate) {
        var zone = name.substring(name.indexOf('.') + 1);
        return Map.of(
                "id",
                "cd-" + name,
                "domain",
                name,
                "status",
                Map.of(
                        "verified",
                        isVerified,
                        "verificationToken",
                        "railway-verify=abc",
                        "verificationDnsHost",
                        "_railway-verify." + name.substring(0, name.indexOf('.')),
                        "certificateStatus",
                        certificate,
                        "certificateErrorMessage",
                        "the words of Railway",
                        "dnsRecords",
                        List.of(Map.of(
                                "fqdn",
                                name,
                                "zone",
                                zone,
                                "recordType",
                                "DNS_RECORD_TYPE_CNAME",
                                "requiredValue",
                                "abc.up.railway.test",
                                "status",
                                routed,
                                "purpose",
                                "DNS_RECORD_PURPOSE_TRAFFIC_ROUTE"))));
    }

    private static Map<String, Object> createDomain(Project project) {
        if (project.domain.isPresent()) {
            throw new Refused("A domain already exists");
        }
        var domain = project.name + "-production.up.railway.test";
        project.domain = Optional.of(domain);
        return Map.of("id", "dom-" + project.id, "domain", domain);
    }

    private static Map<String, @Nullable Object> instance(Project project) {
        var json = new HashMap<String, @Nullable Object>();
        json.put(
                "latestDeployment",
                project.deployments.isEmpty()
                        ? null
                        : project.deployments.getLast().json());
        json.put(
                "activeDeployments",
                project.deployments.stream()
                        .filter(d -> d.status.equals("SUCCESS") && !d.isStopped)
                        .map(Deployment::json)
                        .toList());
        return json;
    }

    private static Map<String, Object> deployments(Project project) {
        return edges(
                project.deployments.reversed().stream().map(Deployment::json).toList());
    }

    private boolean setVariables(Map<String, Object> input) {
        var project = ofService(input);
        if (Boolean.TRUE.equals(input.get("replace"))) {
            project.variables.clear();
        }
        project.variables.putAll(map(input.get("variables")));
        if (!Boolean.TRUE.equals(input.get("skipDeploys"))) {
            deploy(project, Optional.empty());
        }
        return true;
    }

    private Deployment deploy(Project project, Optional<String> commit) {
        if (outcome.equals("SUCCESS")) {
            project.deployments.stream().filter(d -> d.status.equals("SUCCESS")).forEach(d -> d.status = "REMOVED");
        }
        var deployment = new Deployment("dep-" + ++number, time(), outcome, commit, project.variables);
        project.deployments.add(deployment);
        return deployment;
    }

    private Deployment again(Map<String, Object> arguments) {
        var earlier = deployment(arguments);
        var project = projects.values().stream()
                .filter(p -> p.deployments.contains(earlier))
                .findFirst()
                .orElseThrow();
        return deploy(project, earlier.commit);
    }

    private List<Map<String, Object>> log(Map<String, Object> arguments) {
        var deployment = deployment(Map.of("id", text(arguments, "deploymentId")));
        var from = Optional.ofNullable(arguments.get("startDate")).map(d -> Instant.parse(d.toString()));
        return projects.values().stream()
                .filter(p -> p.deployments.contains(deployment))
                .flatMap(p -> p.log.stream())
                .filter(line -> from.filter(
                                f -> Instant.parse(text(line, "timestamp")).isBefore(f))
                        .isEmpty())
                .toList();
    }

    private Project project(Map<String, Object> arguments) {
        return project(text(arguments, "projectId"));
    }

    private Project project(String id) {
        return Optional.ofNullable(projects.get(id)).orElseThrow(() -> new Refused("Project not found"));
    }

    private Project ofService(Map<String, Object> arguments) {
        return projects.values().stream()
                .filter(p -> p.service.equals(Optional.of(text(arguments, "serviceId"))))
                .filter(p -> text(arguments, "environmentId").equals("env-" + p.id))
                .findFirst()
                .orElseThrow(() -> new Refused("Service not found"));
    }

    private Deployment deployment(Map<String, Object> arguments) {
        return projects.values().stream()
                .flatMap(p -> p.deployments.stream())
                .filter(d -> d.id.equals(arguments.get("id")))
                .findFirst()
                .orElseThrow(() -> new Refused("Deployment not found"));
    }

    private String time() {
        return START.plusSeconds(++number).toString();
    }

    private static Map<String, Object> edges(List<? extends Map<String, ?>> nodes) {
        return Map.of("edges", nodes.stream().map(node -> Map.of("node", node)).toList());
    }

    private static Map<String, Object> input(Map<String, Object> arguments) {
        return map(arguments.get("input"));
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as keys
    private static Map<String, Object> map(@Nullable Object json) {
        return (Map<String, Object>) Objects.requireNonNull(json);
    }

    private static String text(Map<String, Object> members, String name) {
        return Objects.requireNonNull(members.get(name), name).toString();
    }
}
