package dev.groundwork.hosting.provider.railway;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.HostingProvider.Service;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderOutcome.Missing;
import dev.groundwork.hosting.provider.ProviderOutcome.Rejected;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.provider.railway.RailwayJson.Data;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Services at Railway: an app's project has one service with one domain, and may have a database beside it. */
final class RailwayServices {

    private final RailwayApi api;
    private final RailwayProjects projects;
    private final RailwayTriggers triggers;

    RailwayServices(RailwayApi api, RailwayProjects projects, RailwayTriggers triggers) {
        this.api = api;
        this.projects = projects;
        this.triggers = triggers;
    }

    /** Finds a service whose creation is complete; {@link #create} goes on with one that is not. */
    ProviderOutcome<Service> find(Marker marker) {
        return projects.find(marker)
                .map(RailwayId::of)
                .flatMap(id -> id.isWhole()
                        ? domain(id).flatMap(domain -> domain.isPresent() ? read(id) : new Missing<>())
                        : new Missing<>());
    }

    /** Makes what is missing of a project, its service and its domain; the domain comes last, and tells that all is there. */
    ProviderOutcome<Service> create(NewService service) {
        if (!(service.repository() instanceof Repository.AtGitHub repository)) {
            return new Rejected<>("Railway builds from GitHub only.");
        }
        return projects.findOrCreate(service.name(), service.marker())
                .map(RailwayId::of)
                .flatMap(id -> id.service().isEmpty() ? createService(id, service, repository) : new Answered<>(id))
                .flatMap(id -> triggers.remove(id).flatMap(removed -> withDomain(id)))
                .flatMap(this::read);
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
        var state = instance == null ? ServiceState.NONE : RailwayStates.service(instance);
        return new Service(id.id(), Objects.requireNonNull(data.project()).marker(), url, state, "");
    }

    /** Returns where the service answers: at its domain. */
    private ProviderOutcome<Optional<URI>> url(RailwayId id, Data data) {
        return domain(id)
                .map(domain -> domain.or(() -> RailwayStates.url(data.serviceInstance()))
                        .map(host -> URI.create("https://" + host + "/")));
    }

    /** Deletes the project with all that is in it, a database too. */
    ProviderOutcome<ServiceId> delete(ServiceId id) {
        return projects.delete(RailwayId.of(id).project()).map(done -> id);
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
                .map(created -> id.of(created.id()));
    }

    private ProviderOutcome<Boolean> access(Repository.AtGitHub repository) {
        return api.account(RailwayDocuments.REPOSITORY_ACCESS, Map.of("fullRepoName", repository.fullName()))
                .flatMap(data -> RailwayApi.member(data.gitHubRepoAccessAvailable()))
                .flatMap(access -> access.hasAccess()
                        ? new Answered<>(true)
                        : new Rejected<>("Railway may not read the app's repository."));
    }

    private ProviderOutcome<RailwayId> withDomain(RailwayId id) {
        var input = Map.of("environmentId", id.environment(), "serviceId", id.service());
        return domain(id)
                .flatMap(domain -> domain.isPresent()
                        ? new Answered<>(id)
                        : api.object(RailwayDocuments.CREATE_DOMAIN, Map.of("input", input))
                                .flatMap(data -> RailwayApi.member(data.serviceDomainCreate()))
                                .map(made -> id));
    }

    private ProviderOutcome<Optional<String>> domain(RailwayId id) {
        return api.object(RailwayDocuments.DOMAINS, id.variables())
                .map(data -> Optional.ofNullable(data.domains())
                        .map(RailwayDomainJson.Domains::serviceDomains)
                        .flatMap(domains -> domains.stream().findFirst())
                        .map(RailwayDomainJson.Domain::domain));
    }
}
