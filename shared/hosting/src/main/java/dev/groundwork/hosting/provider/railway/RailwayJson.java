package dev.groundwork.hosting.provider.railway;

import dev.groundwork.hosting.provider.Marker;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON of Railway's answers. A member is null where the document did not ask for it; members that are not used here are not read. */
final class RailwayJson {

    private RailwayJson() {}

    @Serdeable
    record Answer(@Nullable Data data, @Nullable List<GraphQlError> errors) {}

    @Serdeable
    record GraphQlError(@Nullable String message) {}

    /** The root fields of all documents. */
    @Serdeable
    record Data(
            @Nullable ApiToken apiToken,
            @Nullable Projects projects,
            @Nullable Project projectCreate,
            @Nullable RepositoryAccess gitHubRepoAccessAvailable,
            @Nullable Service serviceCreate,
            RailwayDomainJson.@Nullable Domains domains,
            RailwayDomainJson.@Nullable Domain serviceDomainCreate,
            RailwayDomainJson.@Nullable CustomDomain customDomainCreate,
            @Nullable Project project,
            @Nullable ServiceInstance serviceInstance,
            @Nullable Deployments deployments,
            @Nullable Deployment deployment,
            @Nullable String serviceInstanceDeployV2,
            @Nullable Deployment deploymentRedeploy,
            @Nullable Triggers deploymentTriggers,
            RailwayDatabaseJson.@Nullable Template template,
            RailwayDatabaseJson.@Nullable TemplateDeploy templateDeployV2,
            RailwayDatabaseJson.@Nullable Workflow workflowStatus,
            @Nullable JsonNode variables,
            RailwayDatabaseJson.@Nullable Volumes environment,
            @Nullable List<Line> lines) {}

    @Serdeable
    record ApiToken(List<Workspace> workspaces) {}

    @Serdeable
    record Workspace(String id) {}

    @Serdeable
    record Projects(List<ProjectEdge> edges, PageInfo pageInfo) {}

    @Serdeable
    record PageInfo(boolean hasNextPage, @Nullable String endCursor) {}

    @Serdeable
    record ProjectEdge(Project node) {}

    @Serdeable
    record Project(
            String id,
            @Nullable String description,
            @Nullable String deletedAt,
            @Nullable String createdAt,
            @Nullable Environments environments,
            @Nullable Services services) {

        /** Returns its first environment, which is made with it; empty where there is none. */
        String environment() {
            return environments == null
                    ? ""
                    : environments.edges().stream()
                            .map(edge -> edge.node().id())
                            .findFirst()
                            .orElse("");
        }

        /** Returns the service of the app; empty where it has none yet. */
        String service() {
            return all().stream()
                    .filter(service -> !service.isDatabase())
                    .map(Service::id)
                    .findFirst()
                    .orElse("");
        }

        /** Returns the services that may be a database of ours, the oldest first. */
        List<String> databases() {
            return all().stream()
                    .filter(Service::isDatabase)
                    .sorted(Comparator.comparing(Service::created).thenComparing(Service::id))
                    .map(Service::id)
                    .toList();
        }

        private List<Service> all() {
            return services == null
                    ? List.of()
                    : services.edges().stream()
                            .map(ServiceEdge::node)
                            .filter(service -> service.deletedAt() == null)
                            .toList();
        }

        /** Returns our marker, empty where it has none. */
        Marker marker() {
            return new Marker(Optional.ofNullable(description).orElse(""));
        }

        String created() {
            return Optional.ofNullable(createdAt).orElse("");
        }
    }

    @Serdeable
    record Environments(List<EnvironmentEdge> edges) {}

    @Serdeable
    record EnvironmentEdge(Environment node) {}

    @Serdeable
    record Environment(String id) {}

    @Serdeable
    record Services(List<ServiceEdge> edges) {}

    @Serdeable
    record ServiceEdge(Service node) {}

    @Serdeable
    record Service(
            String id,
            @Nullable String name,
            @Nullable String createdAt,
            @Nullable String deletedAt) {

        /** Tells by the name: Railway may append something to ours, and the name of an app has no capital letter. */
        boolean isDatabase() {
            return name != null && name.startsWith(RailwayTemplate.NAME);
        }

        String created() {
            return Optional.ofNullable(createdAt).orElse("");
        }
    }

    @Serdeable
    record RepositoryAccess(boolean hasAccess) {}

    @Serdeable
    record ServiceInstance(
            @Nullable Deployment latestDeployment, @Nullable List<Deployment> activeDeployments) {

        List<Deployment> active() {
            return activeDeployments == null ? List.of() : activeDeployments;
        }
    }

    @Serdeable
    record Deployments(List<DeploymentEdge> edges) {}

    @Serdeable
    record DeploymentEdge(Deployment node) {}

    @Serdeable
    record Deployment(
            String id,
            String status,
            @Nullable String createdAt,
            @Nullable Boolean deploymentStopped,
            @Nullable Boolean canRollback,
            @Nullable String url,
            @Nullable String staticUrl) {

        boolean isStopped() {
            return Boolean.TRUE.equals(deploymentStopped);
        }
    }

    @Serdeable
    record Triggers(List<TriggerEdge> edges) {}

    @Serdeable
    record TriggerEdge(Trigger node) {}

    @Serdeable
    record Trigger(String id) {}

    @Serdeable
    record Line(String timestamp, String message) {}
}
