package dev.groundwork.hosting.provider.railway;

import java.time.Instant;
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

    private final Map<String, RailwayStateProject> projects = new LinkedHashMap<>();
    private final RailwayStateTemplates templates = new RailwayStateTemplates(this);
    private Runnable beforeProject = () -> {};
    private String outcome = "SUCCESS";
    private int number;

    /** The status that deployments have once they are asked for. */
    public synchronized void outcome(String status) {
        outcome = status;
    }

    public synchronized List<RailwayStateProject> projects() {
        return List.copyOf(projects.values());
    }

    /** The projects whose description is this text. */
    public synchronized List<RailwayStateProject> marked(String description) {
        return projects.values().stream()
                .filter(p -> p.description.equals(description))
                .toList();
    }

    /** Adds a project behind our back. */
    public synchronized RailwayStateProject stranger(String name, String description) {
        var id = "prj-" + ++number;
        var project = new RailwayStateProject(id, name, description, time());
        projects.put(id, project);
        return project;
    }

    /** Removes a project behind our back. */
    public synchronized void lose(String project) {
        projects.remove(project);
    }

    /** The build that answers at a host, as the running deployment was told it. */
    public synchronized Optional<String> buildAt(String host) {
        return projects.values().stream()
                .filter(p -> p.domain.equals(Optional.of(host)) || p.customDomains.containsKey(host))
                .flatMap(p -> p.deployments.reversed().stream())
                .filter(d -> d.status.equals("SUCCESS") && !d.isStopped)
                .findFirst()
                .map(d -> String.valueOf(d.variables.get("GROUNDWORK_BUILD_ID")));
    }

    /** The records of a custom domain are right, and it has its certificate. */
    public synchronized void verified(String domain) {
        projects.values().stream()
                .filter(p -> p.customDomains.containsKey(domain))
                .forEach(p -> p.customDomains.put(
                        domain,
                        RailwayStateDomains.customDomain(
                                domain, "DNS_RECORD_STATUS_PROPAGATED", true, "CERTIFICATE_STATUS_TYPE_VALID")));
    }

    /** Answers a root field. */
    synchronized @Nullable Object answer(String field, Map<String, Object> arguments) {
        templates.tick();
        return switch (field) {
            case "template" -> templates.template();
            case "templateDeployV2" -> templates.deploy(project(input(arguments)), input(arguments));
            case "workflowStatus" -> templates.status(text(arguments, "workflowId"));
            case "variables" -> variables(arguments);
            case "environment" -> Map.of("volumeInstances", edges(RailwayStateTemplates.volumes(project(arguments))));
            case "volumeDelete" -> {
                var volume = text(arguments, "volumeId");
                yield removed(projects.values().stream()
                        .anyMatch(p -> p.volumes.values().removeIf(volume::equals)));
            }
            case "serviceDelete" -> {
                var service = text(arguments, "id");
                yield removed(
                        projects.values().stream().anyMatch(p -> p.databases.removeIf(d -> d.id.equals(service))));
            }
            case "deploymentTriggers" ->
                edges(ofService(arguments).triggers.stream()
                        .map(id -> Map.<String, Object>of("id", id))
                        .toList());
            case "deploymentTriggerDelete" ->
                projects.values().stream().anyMatch(p -> p.triggers.remove(text(arguments, "id")));
            case "apiToken" -> Map.of("workspaces", List.of(Map.of("id", WORKSPACE)));
            case "projects" -> page();
            case "projectCreate" -> createProject(input(arguments)).json();
            case "gitHubRepoAccessAvailable" -> Map.of("hasAccess", true);
            case "serviceCreate" -> createService(input(arguments));
            case "domains" -> domains(project(arguments));
            case "serviceDomainCreate" -> createDomain(ofService(input(arguments)));
            case "customDomainCreate" ->
                RailwayStateDomains.create(ofService(input(arguments)), text(input(arguments), "domain"));
            case "customDomainDelete" ->
                projects.values().stream()
                        .anyMatch(project -> project.customDomains
                                .values()
                                .removeIf(domain -> text(arguments, "id").equals(domain.get("id"))));
            case "project" -> project(text(arguments, "id")).json();
            case "serviceInstance" ->
                database(arguments).map(RailwayStateDatabase::instance).orElseGet(() -> instance(ofService(arguments)));
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
                rollBack(arguments);
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

    private static boolean removed(boolean isRemoved) {
        if (!isRemoved) {
            throw new Refused("Service not found");
        }
        return true;
    }

    private Map<String, Object> page() {
        var page = new HashMap<>(
                edges(projects.values().stream().map(RailwayStateProject::json).toList()));
        var info = new HashMap<String, @Nullable Object>();
        info.put("hasNextPage", false);
        info.put("endCursor", null);
        page.put("pageInfo", info);
        return page;
    }

    /** Does this before the next project is created. */
    public synchronized void beforeNextProject(Runnable action) {
        beforeProject = action;
    }

    private RailwayStateProject createProject(Map<String, Object> input) {
        var before = beforeProject;
        beforeProject = () -> {};
        before.run();
        if (!WORKSPACE.equals(input.get("workspaceId"))) {
            throw new Refused("Not Authorized");
        }
        return stranger(text(input, "name"), text(input, "description"));
    }

    private Map<String, @Nullable Object> createService(Map<String, Object> input) {
        var project = project(text(input, "projectId"));
        project.service = Optional.of("srv-" + project.id);
        project.triggers.add("trg-" + ++number);
        deploy(project, Optional.empty());
        return service(project.service.get(), project.name);
    }

    static Map<String, @Nullable Object> service(String id, String name) {
        var json = new HashMap<String, @Nullable Object>();
        json.put("id", id);
        json.put("name", name);
        json.put("createdAt", START.toString());
        json.put("deletedAt", null);
        return json;
    }

    private static Map<String, Object> domains(RailwayStateProject project) {
        return Map.of(
                "serviceDomains",
                project.domain.stream().map(d -> Map.of("domain", d)).toList(),
                "customDomains",
                List.copyOf(project.customDomains.values()));
    }

    private static Map<String, Object> createDomain(RailwayStateProject project) {
        if (project.domain.isPresent()) {
            throw new Refused("A domain already exists");
        }
        var domain = project.name + "-production.up.railway.test";
        project.domain = Optional.of(domain);
        return Map.of("id", "dom-" + project.id, "domain", domain);
    }

    private static Map<String, @Nullable Object> instance(RailwayStateProject project) {
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
                        .map(RailwayStateDeployment::json)
                        .toList());
        return json;
    }

    private static Map<String, Object> deployments(RailwayStateProject project) {
        return edges(project.deployments.reversed().stream()
                .map(RailwayStateDeployment::json)
                .toList());
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

    private RailwayStateDeployment deploy(RailwayStateProject project, Optional<String> commit) {
        if (outcome.equals("SUCCESS")) {
            project.deployments.stream().filter(d -> d.status.equals("SUCCESS")).forEach(d -> d.status = "REMOVED");
        }
        var deployment = new RailwayStateDeployment("dep-" + ++number, time(), outcome, commit, project.variables);
        project.deployments.add(deployment);
        return deployment;
    }

    private RailwayStateDeployment again(Map<String, Object> arguments) {
        var earlier = deployment(arguments);
        return deploy(projectOf(earlier), earlier.commit);
    }

    /** A rollback brings back the image and the variables of then. */
    private void rollBack(Map<String, Object> arguments) {
        var earlier = deployment(arguments);
        var project = projectOf(earlier);
        project.variables.clear();
        project.variables.putAll(earlier.variables);
        deploy(project, earlier.commit);
    }

    private RailwayStateProject projectOf(RailwayStateDeployment deployment) {
        return projects.values().stream()
                .filter(p -> p.deployments.contains(deployment))
                .findFirst()
                .orElseThrow();
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

    private RailwayStateProject project(Map<String, Object> arguments) {
        return project(text(arguments, "projectId"));
    }

    private RailwayStateProject project(String id) {
        return Optional.ofNullable(projects.get(id)).orElseThrow(() -> new Refused("Project not found"));
    }

    private RailwayStateProject ofService(Map<String, Object> arguments) {
        return projects.values().stream()
                .filter(p -> p.service.equals(Optional.of(text(arguments, "serviceId"))))
                .filter(p -> text(arguments, "environmentId").equals("env-" + p.id))
                .findFirst()
                .orElseThrow(() -> new Refused("Service not found"));
    }

    private RailwayStateDeployment deployment(Map<String, Object> arguments) {
        return projects.values().stream()
                .flatMap(p -> p.deployments.stream())
                .filter(d -> d.id.equals(arguments.get("id")))
                .findFirst()
                .orElseThrow(() -> new Refused("Deployment not found"));
    }

    private Optional<RailwayStateDatabase> database(Map<String, Object> arguments) {
        return projects.values().stream()
                .flatMap(p -> p.database(text(arguments, "serviceId")).stream())
                .findFirst();
    }

    private Map<String, Object> variables(Map<String, Object> arguments) {
        return database(arguments).map(d -> d.variables).orElseGet(() -> ofService(arguments).variables);
    }

    /** Each workflow of a template from now on runs for so many requests. */
    public synchronized void workflowsTake(int requests) {
        templates.waits(requests);
    }

    /** Each workflow of a template from now on fails. */
    public synchronized void workflowsFail(String error) {
        templates.fail(error);
    }

    /** Each workflow that runs ends. */
    public synchronized void settle() {
        templates.settle();
    }

    /** Adds a database to a project behind our back. */
    public synchronized RailwayStateDatabase strangeDatabase(String project) {
        var made = new RailwayStateDatabase("srv-db-" + ++number, "Postgres", time(), Map.of());
        project(project).databases.add(made);
        return made;
    }

    /** A push to the repository: each trigger of the project deploys it. */
    public synchronized void push(String project) {
        var pushed = project(project);
        pushed.triggers.forEach(trigger -> deploy(pushed, Optional.empty()));
    }

    /** Railway makes a trigger again by itself. */
    public synchronized void connect(String project) {
        project(project).triggers.add("trg-" + ++number);
    }

    int next() {
        return ++number;
    }

    String time() {
        return START.plusSeconds(++number).toString();
    }

    static Map<String, Object> edges(List<? extends Map<String, ?>> nodes) {
        return Map.of("edges", nodes.stream().map(node -> Map.of("node", node)).toList());
    }

    private static Map<String, Object> input(Map<String, Object> arguments) {
        return map(arguments.get("input"));
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as keys
    static Map<String, Object> map(@Nullable Object json) {
        return (Map<String, Object>) Objects.requireNonNull(json);
    }

    private static String text(Map<String, Object> members, String name) {
        return Objects.requireNonNull(members.get(name), name).toString();
    }
}
