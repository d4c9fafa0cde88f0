package dev.groundwork.hosting.provider.railway;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.hosting.provider.HostingProvider.OwnedService;
import dev.groundwork.hosting.provider.HostingProvider.OwnedServices;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderOutcome.Missing;
import dev.groundwork.hosting.provider.ProviderOutcome.Rejected;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.provider.railway.RailwayJson.Project;
import dev.groundwork.hosting.provider.railway.RailwayJson.Projects;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Projects at Railway, one for each app. Their names are not unique, so our marker in the description says whose a project is; of several with
 * one marker the oldest is the app's.
 */
final class RailwayProjects {

    /** The most pages of a hundred projects that are read to find one. */
    private static final int MAX_PAGES = 100;

    private static final Comparator<Project> BY_AGE =
            Comparator.comparing(Project::created).thenComparing(Project::id);

    private final RailwayApi api;
    private final RailwayWorkspace workspace;

    RailwayProjects(RailwayApi api, RailwayWorkspace workspace) {
        this.api = api;
        this.workspace = workspace;
    }

    /** Finds the oldest project with a marker. */
    ProviderOutcome<Project> find(Marker marker) {
        var oldest = Optional.<Project>empty();
        var cursor = Optional.<String>empty();
        for (int i = 0; i < MAX_PAGES; i++) {
            var read = page(cursor);
            if (!(read instanceof Answered<Projects>(var page))) {
                return read.flatMap(never -> new Missing<>());
            }
            oldest = oldest(oldest, page, marker);
            cursor = next(page);
            if (cursor.isEmpty()) {
                return oldest.<ProviderOutcome<Project>>map(Answered::new).orElseGet(Missing::new);
            }
        }
        return new Rejected<>("Railway has more projects than are looked through.");
    }

    private static Optional<Project> oldest(Optional<Project> known, Projects page, Marker marker) {
        var found = page.edges().stream()
                .map(edge -> edge.node())
                .filter(project ->
                        project.deletedAt() == null && project.marker().equals(marker))
                .min(BY_AGE);
        return known.filter(k -> found.filter(f -> BY_AGE.compare(f, k) < 0).isEmpty())
                .or(() -> found);
    }

    /**
     * Finds the project with a marker, or creates it. A deployment and a database of an app may both create one at the same time: each looks
     * again, both keep the oldest, and who made another one removes it, empty as it is.
     */
    ProviderOutcome<Project> findOrCreate(AppIdentity.Slug name, Marker marker) {
        var found = find(marker);
        return found instanceof Missing
                ? create(name, marker).flatMap(made -> find(marker).flatMap(oldest -> kept(oldest, made)))
                : found;
    }

    private ProviderOutcome<Project> kept(Project oldest, Project made) {
        return oldest.id().equals(made.id())
                ? new Answered<>(oldest)
                : delete(made.id()).map(removed -> oldest);
    }

    private ProviderOutcome<Project> create(AppIdentity.Slug name, Marker marker) {
        return workspace
                .id()
                .flatMap(id -> api.account(
                        RailwayDocuments.CREATE_PROJECT,
                        Map.of(
                                "input",
                                Map.of(
                                        "name",
                                        name.value(),
                                        "description",
                                        marker.value(),
                                        "workspaceId",
                                        id,
                                        "defaultEnvironmentName",
                                        "production",
                                        "prDeploys",
                                        false,
                                        "isPublic",
                                        false))))
                .flatMap(data -> RailwayApi.member(data.projectCreate()));
    }

    /** Deletes a project with all that is in it; one that is not there counts as deleted. */
    ProviderOutcome<String> delete(String project) {
        var deleted = api.object(RailwayDocuments.DELETE_PROJECT, Map.of("id", project));
        return deleted instanceof Missing ? new Answered<>(project) : deleted.map(done -> project);
    }

    /** Lists a page of the projects that carry a marker of a stack. */
    ProviderOutcome<OwnedServices> owned(StackName stack, Optional<String> cursor) {
        return page(cursor)
                .map(page -> new OwnedServices(
                        page.edges().stream()
                                .map(edge -> edge.node())
                                .filter(project -> project.deletedAt() == null)
                                .filter(project -> stack.appOf(project.marker()).isPresent())
                                .map(project ->
                                        new OwnedService(RailwayId.of(project).id(), project.marker()))
                                .toList(),
                        next(page)));
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
}
