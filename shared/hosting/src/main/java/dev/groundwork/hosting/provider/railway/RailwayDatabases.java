package dev.groundwork.hosting.provider.railway;

import dev.groundwork.hosting.provider.Databases;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderOutcome.Missing;
import dev.groundwork.hosting.provider.ProviderOutcome.Unavailable;
import dev.groundwork.hosting.provider.railway.RailwayDatabaseJson.Workflow;
import dev.groundwork.hosting.provider.railway.RailwayJson.Data;
import dev.groundwork.hosting.provider.railway.RailwayJson.Project;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Databases at Railway: a service in the app's project, made from Railway's template of PostgreSQL with our marker among its variables. Railway
 * makes it in a workflow that it only names in its answer, so the id of a new one is {@code project/environment/workflow:<id>} until it is there.
 */
final class RailwayDatabases implements Databases {

    private static final String ENGINE = "postgres";
    private static final String WORKFLOW = "workflow:";

    /** The time in which what a lost answer has begun is there to be found. */
    private static final Duration APPEARS_AFTER = Duration.ofSeconds(30);

    private final RailwayApi api;
    private final RailwayProjects projects;
    private final RailwayDatabaseServices services;

    RailwayDatabases(RailwayApi api, RailwayProjects projects) {
        this.api = api;
        this.projects = projects;
        this.services = new RailwayDatabaseServices(api);
    }

    @Override
    public ProviderOutcome<List<String>> engines() {
        return new Answered<>(List.of(ENGINE));
    }

    @Override
    public ProviderOutcome<Database> find(DatabaseOwner owner) {
        return project(owner).flatMap(project -> find(project, owner.marker()));
    }

    /** Finds the project of the service, or the one with the marker where that is gone or not made yet. */
    private ProviderOutcome<Project> project(DatabaseOwner owner) {
        var ofService =
                owner.service().map(id -> services.project(RailwayId.of(id))).orElseGet(Missing::new);
        return ofService instanceof Missing ? projects.find(owner.marker()) : ofService;
    }

    private ProviderOutcome<Database> find(Project project, Marker marker) {
        return services.marked(project, marker)
                .flatMap(ours -> ours.isEmpty() ? new Missing<>() : only(ours.getFirst(), ours));
    }

    /** Reads the one database that the app has, and removes any other one of it: their addresses were never given to anybody. */
    private ProviderOutcome<Database> only(RailwayId kept, List<RailwayId> ours) {
        ProviderOutcome<RailwayId> outcome = new Answered<>(kept);
        for (var twin : ours.stream().filter(id -> !id.equals(kept)).toList()) {
            outcome = outcome.flatMap(done -> services.delete(twin).map(removed -> kept));
        }
        return outcome.flatMap(services::read);
    }

    @Override
    public ProviderOutcome<Database> create(NewDatabase database) {
        var owner = database.owner();
        var known = project(owner);
        var project = known instanceof Missing ? projects.findOrCreate(owner.name(), owner.marker()) : known;
        return project.flatMap(into -> {
            var found = find(into, owner.marker());
            return found instanceof Missing ? deploy(RailwayId.of(into), owner.marker()) : found;
        });
    }

    private ProviderOutcome<Database> deploy(RailwayId project, Marker marker) {
        return api.account(RailwayDocuments.TEMPLATE, Map.of("code", RailwayTemplate.CODE))
                .flatMap(data -> RailwayApi.member(data.template()))
                .flatMap(template -> RailwayTemplate.config(template, marker)
                        .flatMap(config -> deploy(Map.of(
                                "projectId", project.project(),
                                "environmentId", project.environment(),
                                "templateId", template.id(),
                                "serializedConfig", config))))
                .flatMap(data -> RailwayApi.member(data.templateDeployV2()))
                .map(made -> database(
                        project.of(WORKFLOW
                                + Optional.ofNullable(made.workflowId()).orElse("")),
                        DatabaseState.PROVISIONING,
                        ""));
    }

    /** An answer that was lost may have begun a workflow, whose service is looked for before another one is begun. */
    private ProviderOutcome<Data> deploy(Map<String, Object> input) {
        var answer = api.object(RailwayDocuments.DEPLOY_TEMPLATE, Map.of("input", input));
        return answer instanceof Unavailable<Data>(var rateLimited, var after) && !rateLimited
                ? new Unavailable<>(
                        false,
                        Optional.of(after.filter(wait -> wait.compareTo(APPEARS_AFTER) > 0)
                                .orElse(APPEARS_AFTER)))
                : answer;
    }

    @Override
    public ProviderOutcome<Database> read(DatabaseOwner owner, DatabaseId database) {
        var id = RailwayId.parse(database.value());
        return id.service().startsWith(WORKFLOW)
                ? afterWorkflow(owner, id)
                : services.project(id).flatMap(project -> read(owner, id, project));
    }

    /** A younger one beside it is what a lost answer began, and came late. */
    private ProviderOutcome<Database> read(DatabaseOwner owner, RailwayId id, Project project) {
        if (!project.databases().contains(id.service())) {
            return new Missing<>();
        }
        return project.databases().size() == 1
                ? services.read(id)
                : services.marked(project, owner.marker()).flatMap(ours -> only(id, ours));
    }

    private ProviderOutcome<Database> afterWorkflow(DatabaseOwner owner, RailwayId id) {
        var found = services.project(id).flatMap(project -> find(project, owner.marker()));
        return found instanceof Missing ? workflow(id) : found;
    }

    /** A workflow that has ended without a service has failed, whatever it says. */
    private ProviderOutcome<Database> workflow(RailwayId id) {
        return status(id).flatMap(workflow -> switch (Optional.ofNullable(workflow.status())
                .orElse("")) {
            case "Running", "Complete" -> new Answered<>(database(id, DatabaseState.PROVISIONING, ""));
            case "NotFound" -> new Missing<>();
            case "Error" ->
                new Answered<>(database(
                        id,
                        DatabaseState.FAILED,
                        "Railway could not make the database: "
                                + Optional.ofNullable(workflow.error()).orElse("it does not say why")));
            default -> new Answered<>(database(id, DatabaseState.UNKNOWN, ""));
        });
    }

    private ProviderOutcome<Workflow> status(RailwayId id) {
        return api.object(
                        RailwayDocuments.WORKFLOW,
                        Map.of("workflowId", id.service().substring(WORKFLOW.length())))
                .flatMap(data -> RailwayApi.member(data.workflowStatus()));
    }

    private static Database database(RailwayId id, DatabaseState state, String detail) {
        return new Database(new DatabaseId(id.toString()), ENGINE, state, Optional.empty(), Optional.empty(), detail);
    }

    /** Deletes the database and any other one of the app; a project that was made for it alone goes as a whole. */
    @Override
    public ProviderOutcome<DatabaseId> delete(DatabaseOwner owner, DatabaseId database) {
        var id = RailwayId.parse(database.value());
        var deleted = services.project(id)
                .flatMap(project -> owner.service().isEmpty() && isOnlyFor(project, owner)
                        ? projects.delete(project.id()).map(done -> database)
                        : delete(owner, id, project).map(done -> database));
        return deleted instanceof Missing ? new Answered<>(database) : deleted;
    }

    private static boolean isOnlyFor(Project project, DatabaseOwner owner) {
        return project.marker().equals(owner.marker()) && project.service().isEmpty();
    }

    private ProviderOutcome<RailwayId> delete(DatabaseOwner owner, RailwayId id, Project project) {
        return services.marked(project, owner.marker()).flatMap(ours -> {
            var known = project.databases().stream()
                    .map(id::of)
                    .filter(one -> one.equals(id) || ours.contains(one))
                    .toList();
            ProviderOutcome<RailwayId> outcome = known.isEmpty() ? ended(id) : new Answered<>(id);
            for (var one : known) {
                outcome = outcome.flatMap(done -> services.delete(one));
            }
            return outcome;
        });
    }

    /** A service that its workflow has not made yet cannot be deleted yet. */
    private ProviderOutcome<RailwayId> ended(RailwayId id) {
        if (!id.service().startsWith(WORKFLOW)) {
            return new Answered<>(id);
        }
        return status(id)
                .flatMap(workflow -> "Running".equals(workflow.status())
                        ? new Unavailable<>(false, Optional.of(APPEARS_AFTER))
                        : new Answered<>(id));
    }
}
