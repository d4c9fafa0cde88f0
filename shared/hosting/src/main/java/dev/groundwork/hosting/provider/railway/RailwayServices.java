package dev.groundwork.hosting.provider.railway;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.HostingProvider.OwnedService;
import dev.groundwork.hosting.provider.HostingProvider.OwnedServices;
import dev.groundwork.hosting.provider.HostingProvider.Service;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderOutcome.Missing;
import dev.groundwork.hosting.provider.ProviderOutcome.Rejected;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.provider.railway.RailwayJson.Data;
import dev.groundwork.hosting.provider.railway.RailwayJson.Project;
import dev.groundwork.hosting.provider.railway.RailwayJson.Projects;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Services at Railway: one project with one service and one domain for each app. Names of projects are not unique, so our marker in the
 * description says whose a project is; of several with one marker the oldest is the app's.
 */
final class RailwayServices {

    /** The most pages of a hundred projects that are read to find one. */
    private static final int MAX_PAGES = 100;

    private final RailwayApi api;
    private final RailwayWorkspace workspace;

    RailwayServices(RailwayApi api, RailwayWorkspace workspace) {
        this.api = api;
        this.workspace = workspace;
    }

    /** Finds a service whose creation is complete; {@link #create} goes on with one that is not. */
    ProviderOutcome<Service> find(Marker marker) {
        return project(marker)
                .map(RailwayServices::id)
                .flatMap(id -> id.isWhole()
                        ? domain(id).flatMap(domain -> domain.isPresent() ? read(id) : new Missing<>())
                        : new Missing<>());
    }

    /** Makes what is missing of a project, its service and its domain. */
    ProviderOutcome<Service> create(NewService service) {
        if (!(service.repository() instanceof Repository.AtGitHub repository)) {
            return new Rejected<>("Railway builds from GitHub only.");
        }
        var found = project(service.marker());
        var project = found instanceof Missing ? createProject(service) : found;
        return project.map(RailwayServices::id)
                .flatMap(id -> id.service().isEmpty() ? createService(id, service, repository) : new Answered<>(id))
                .flatMap(id -> withDomain(id).flatMap(domain -> read(id)));
    }

    /** Reads a service. */
    ProviderOutcome<Service> read(RailwayId id) {
        if (!id.isWhole()) {
            return new Missing<>();
        }
        return api.object(RailwayDocuments.SERVICE, id.variables())
                .flatMap(data -> data.project() == null || data.project().deletedAt() != null
                        ? new Missing<Data>()
                        : new Answered<>(data))
                .flatMap(data -> url(id, data).map(url -> service(id, data, url)));
    }

    private static Service service(RailwayId id, Data data, Optional<URI> url) {
        var instance = data.serviceInstance();
        var project = Objects.requireNonNull(data.project());
        var state = instance == null ? ServiceState.NONE : RailwayStates.service(instance);
        return new Service(id.id(), marker(project), url, state, "");
    }

    /** Returns where the service answers: at its domain. */
    private ProviderOutcome<Optional<URI>> url(RailwayId id, Data data) {
        return domain(id)
                .map(domain -> domain.or(() -> RailwayStates.url(data.serviceInstance()))
                        .map(host -> URI.create("https://" + host + "/")));
    }

    /** Lists a page of the projects that carry a marker of a stack. */
    ProviderOutcome<OwnedServices> owned(StackName stack, Optional<String> cursor) {
        return page(cursor)
                .map(page -> new OwnedServices(
                        page.edges().stream()
                                .map(edge -> edge.node())
                                .filter(project -> project.deletedAt() == null)
                                .filter(project -> stack.appOf(marker(project)).isPresent())
                                .map(project -> new OwnedService(id(project).id(), marker(project)))
                                .toList(),
                        next(page)));
    }

    /** Deletes the project with all that is in it. */
    ProviderOutcome<ServiceId> delete(ServiceId id) {
        var deleted = api.object(
                RailwayDocuments.DELETE_PROJECT, Map.of("id", RailwayId.of(id).project()));
        return deleted instanceof Missing ? new Answered<>(id) : deleted.map(done -> id);
    }

    private ProviderOutcome<Project> project(Marker marker) {
        var oldest = Optional.<Project>empty();
        var cursor = Optional.<String>empty();
        for (int i = 0; i < MAX_PAGES; i++) {
            var read = page(cursor);
            if (!(read instanceof Answered<Projects>(var page))) {
                return read.flatMap(never -> new Missing<>());
            }
            for (var edge : page.edges()) {
                oldest = older(oldest, edge.node(), marker);
            }
            cursor = next(page);
            if (cursor.isEmpty()) {
                return oldest.<ProviderOutcome<Project>>map(Answered::new).orElseGet(Missing::new);
            }
        }
        return new Rejected<>("Railway has more projects than are looked through.");
    }

    private static Optional<Project> older(Optional<Project> known, Project project, Marker marker) {
        if (project.deletedAt() != null || !marker(project).equals(marker)) {
            return known;
        }
        return known.filter(k -> created(k).compareTo(created(project)) <= 0).or(() -> Optional.of(project));
    }

    private static String created(Project project) {
        return Optional.ofNullable(project.createdAt()).orElse("");
    }

    private ProviderOutcome<Projects> page(Optional<String> cursor) {
        return workspace.id().flatMap(id -> {
            var variables = new HashMap<String, Object>(Map.of("workspaceId", id));
            cursor.ifPresent(after -> variables.put("after", after));
            return api.account(RailwayDocuments.PROJECTS, variables)
                    .flatMap(data -> RailwayApi.member(data.projects()));
        });
    }

    private static Optional<String> next(Projects page) {
        return Optional.ofNullable(page.pageInfo().endCursor())
                .filter(cursor -> page.pageInfo().hasNextPage());
    }

    private ProviderOutcome<Project> createProject(NewService service) {
        return workspace
                .id()
                .flatMap(id -> api.account(
                                RailwayDocuments.CREATE_PROJECT,
                                Map.of(
                                        "input",
                                        Map.of(
                                                "name",
                                                service.name().value(),
                                                "description",
                                                service.marker().value(),
                                                "workspaceId",
                                                id,
                                                "defaultEnvironmentName",
                                                "production",
                                                "prDeploys",
                                                false,
                                                "isPublic",
                                                false)))
                        .flatMap(data -> RailwayApi.member(data.projectCreate())));
    }

    /** Creates the service in the one environment. Railway deploys what it connects by itself, so it connects only what it may read. */
    private ProviderOutcome<RailwayId> createService(RailwayId id, NewService service, Repository.AtGitHub repository) {
        return access(repository)
                .flatMap(access -> api.object(
                        RailwayDocuments.CREATE_SERVICE,
                        Map.of(
                                "input",
                                Map.of(
                                        "projectId", id.project(),
                                        "environmentId", id.environment(),
                                        "name", service.name().value(),
                                        "source", Map.of("repo", repository.fullName()),
                                        "branch", Repository.BRANCH,
                                        "variables", service.variables()))))
                .flatMap(data -> RailwayApi.member(data.serviceCreate()))
                .map(created -> new RailwayId(id.project(), id.environment(), created.id()));
    }

    private ProviderOutcome<Boolean> access(Repository.AtGitHub repository) {
        return api.account(RailwayDocuments.REPOSITORY_ACCESS, Map.of("fullRepoName", repository.fullName()))
                .flatMap(data -> RailwayApi.member(data.gitHubRepoAccessAvailable()))
                .flatMap(access -> access.hasAccess()
                        ? new Answered<>(true)
                        : new Rejected<>("Railway may not read the app's repository."));
    }

    private ProviderOutcome<String> withDomain(RailwayId id) {
        return domain(id)
                .flatMap(domain -> domain.<ProviderOutcome<String>>map(Answered::new)
                        .orElseGet(() -> api.object(
                                        RailwayDocuments.CREATE_DOMAIN,
                                        Map.of(
                                                "input",
                                                Map.of("environmentId", id.environment(), "serviceId", id.service())))
                                .flatMap(data -> RailwayApi.member(data.serviceDomainCreate()))
                                .map(RailwayJson.Domain::domain)));
    }

    private ProviderOutcome<Optional<String>> domain(RailwayId id) {
        return api.object(RailwayDocuments.DOMAINS, id.variables())
                .map(data -> Optional.ofNullable(data.domains())
                        .map(RailwayJson.Domains::serviceDomains)
                        .flatMap(domains -> domains.stream().findFirst())
                        .map(RailwayJson.Domain::domain));
    }

    private static RailwayId id(Project project) {
        return new RailwayId(project.id(), project.environment(), project.service());
    }

    private static Marker marker(Project project) {
        return new Marker(Optional.ofNullable(project.description()).orElse(""));
    }
}
