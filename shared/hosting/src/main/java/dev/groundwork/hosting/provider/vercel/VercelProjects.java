package dev.groundwork.hosting.provider.vercel;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.HostingProvider.OwnedService;
import dev.groundwork.hosting.provider.HostingProvider.OwnedServices;
import dev.groundwork.hosting.provider.HostingProvider.Service;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.provider.rest.RestApi;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Projects in our team; their names are unique there. A project is not connected to its repository: Vercel would deploy each push by itself,
 * beside the deployment that we order.
 */
final class VercelProjects {

    private static final int PAGE = 20;
    private static final String SHARED_DOMAIN = ".vercel.app";
    private static final String MARKED = "groundwork:";

    private final VercelApi api;
    private final VercelVariables variables;

    VercelProjects(VercelApi api, VercelVariables variables) {
        this.api = api;
        this.variables = variables;
    }

    ProviderOutcome<Service> find(AppIdentity.Slug name, Marker marker) {
        return api.get(path(name.toString()), VercelJson.Project.class)
                .flatMap(this::marked)
                .flatMap(service -> service.marker().equals(marker)
                        ? new ProviderOutcome.Answered<>(service)
                        : new ProviderOutcome.NameConflict<>());
    }

    /** Creates a project. 409 is looked up, whatever code its body has: the name is ours already, or somebody else's. */
    ProviderOutcome<Service> create(NewService service) {
        var settings = settings(service.settings());
        var body = new VercelJson.NewProject(
                service.name().toString(),
                VercelVariables.of(service.variables(), service.marker()),
                settings.buildCommand(),
                settings.outputDirectory(),
                settings.rootDirectory(),
                null);
        var created = api.create("/v11/projects", body)
                .flatMap(answer -> answer.read(VercelJson.Project.class))
                .map(project -> read(project, service.marker()));
        return created instanceof ProviderOutcome.NameConflict ? taken(service) : created;
    }

    private ProviderOutcome<Service> taken(NewService service) {
        var found = find(service.name(), service.marker());
        return found instanceof ProviderOutcome.Missing ? new ProviderOutcome.NameConflict<>() : found;
    }

    /** Writes an owner's settings as Vercel's; what is null, Vercel finds out. */
    static VercelJson.ProjectSettings settings(BuildSettings settings) {
        return new VercelJson.ProjectSettings(
                settings.buildCommand().map(BuildSettings.CommandLine::value).orElse(null),
                settings.outputDirectory().map(BuildSettings.Directory::value).orElse(null),
                settings.rootDirectory()
                        .map(BuildSettings.Directory::value)
                        .filter(directory -> !directory.equals(BuildSettings.Directory.SELF))
                        .orElse(null));
    }

    ProviderOutcome<VercelJson.Project> raw(ServiceId project) {
        return api.get(path(project.value()), VercelJson.Project.class);
    }

    ProviderOutcome<Service> read(ServiceId project) {
        return raw(project).flatMap(this::marked);
    }

    private ProviderOutcome<Service> marked(VercelJson.Project project) {
        return marker(project).map(marker -> read(project, marker));
    }

    /** Returns the marker: a project comes with its variables; where the value is not among them, they are read. */
    ProviderOutcome<Marker> marker(VercelJson.Project project) {
        var marker = VercelVariables.marker(Optional.ofNullable(project.env()).orElse(List.of()));
        return marker.value().startsWith(MARKED)
                ? new ProviderOutcome.Answered<>(marker)
                : variables.read(new ServiceId(project.id())).map(VercelVariables::marker);
    }

    private static Service read(VercelJson.Project project, Marker marker) {
        var serving = serving(project);
        var state = Boolean.TRUE.equals(project.paused())
                ? ServiceState.STOPPED
                : serving.isPresent() ? ServiceState.RUNNING : ServiceState.NONE;
        return new Service(new ServiceId(project.id()), marker, serving.flatMap(t -> url(project, t)), state, "");
    }

    /** Returns the deployment that has the project's addresses. */
    static Optional<VercelJson.Target> serving(VercelJson.Project project) {
        return Optional.ofNullable(project.targets()).map(VercelJson.Targets::production);
    }

    /**
     * Returns the address that stays when the app is deployed again: the one of the project's name, else the shortest of the shared domain,
     * since Vercel lengthens a name that another team has.
     */
    private static Optional<URI> url(VercelJson.Project project, VercelJson.Target serving) {
        var shared = Optional.ofNullable(serving.alias()).orElse(List.of()).stream()
                .filter(alias -> alias.endsWith(SHARED_DOMAIN))
                .min(Comparator.comparing((String alias) -> !alias.equals(project.name() + SHARED_DOMAIN))
                        .thenComparingInt(String::length)
                        .thenComparing(Comparator.naturalOrder()));
        return shared.or(() -> Optional.ofNullable(serving.url())).map(host -> URI.create("https://" + host + "/"));
    }

    ProviderOutcome<OwnedServices> owned(StackName stack, Optional<String> cursor) {
        var path = "/v10/projects?limit=" + PAGE
                + cursor.map(c -> "&from=" + RestApi.escaped(c)).orElse("");
        return api.get(path, VercelJson.Projects.class).flatMap(page -> owned(stack, page));
    }

    private ProviderOutcome<OwnedServices> owned(StackName stack, VercelJson.Projects page) {
        var found = new ArrayList<OwnedService>();
        for (var project : page.projects()) {
            var marker = marker(project);
            if (!(marker instanceof ProviderOutcome.Answered<Marker>(var text))) {
                return marker.map(none -> new OwnedServices(List.of(), Optional.empty()));
            }
            if (stack.appOf(text).isPresent()) {
                found.add(new OwnedService(new ServiceId(project.id()), text));
            }
        }
        var next = Optional.ofNullable(page.pagination())
                .map(VercelJson.Pagination::next)
                .map(Object::toString);
        return new ProviderOutcome.Answered<>(new OwnedServices(found, next));
    }

    static String path(String project) {
        return "/v9/projects/" + RestApi.escaped(project);
    }
}
