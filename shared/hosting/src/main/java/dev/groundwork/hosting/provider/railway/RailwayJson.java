package dev.groundwork.hosting.provider.railway;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
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
            @Nullable Domains domains,
            @Nullable Domain serviceDomainCreate,
            @Nullable CustomDomain customDomainCreate,
            @Nullable Project project,
            @Nullable ServiceInstance serviceInstance,
            @Nullable Deployments deployments,
            @Nullable Deployment deployment,
            @Nullable String serviceInstanceDeployV2,
            @Nullable Deployment deploymentRedeploy,
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

        /** Returns its first service; empty where it has none yet. */
        String service() {
            return services == null
                    ? ""
                    : services.edges().stream()
                            .map(ServiceEdge::node)
                            .filter(service -> service.deletedAt() == null)
                            .map(Service::id)
                            .findFirst()
                            .orElse("");
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
    record Service(String id, @Nullable String deletedAt) {}

    @Serdeable
    record RepositoryAccess(boolean hasAccess) {}

    @Serdeable
    record Domains(
            @Nullable List<Domain> serviceDomains, @Nullable List<CustomDomain> customDomains) {}

    @Serdeable
    record Domain(String domain) {}

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
    record Line(String timestamp, String message) {}

    @Serdeable
    record CustomDomain(String id, String domain, CustomDomainStatus status) {}

    @Serdeable
    record CustomDomainStatus(
            boolean verified,
            @Nullable String verificationToken,
            @Nullable String verificationDnsHost,
            @Nullable String certificateStatus,
            @Nullable String certificateErrorMessage,
            @Nullable List<DnsRecords> dnsRecords) {}

    @Serdeable
    record DnsRecords(
            String fqdn, String zone, String recordType, String requiredValue, String status, String purpose) {}
}
