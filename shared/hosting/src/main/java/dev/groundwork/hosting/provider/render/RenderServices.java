package dev.groundwork.hosting.provider.render;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.HostingProvider.OwnedService;
import dev.groundwork.hosting.provider.HostingProvider.OwnedServices;
import dev.groundwork.hosting.provider.HostingProvider.Service;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.provider.rest.RestApi;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Services at Render. Their names are unique in a workspace, which is ours alone: what carries another marker is never adopted. */
final class RenderServices {

    /** Each service of a page costs one more call, for its marker. */
    private static final int PAGE = 20;

    /** The suspender of a service that we have stopped: the user of our key. */
    private static final String BY_US = "user";

    private final RenderApi api;
    private final RenderVariables variables;
    private final RenderRuntime runtimes;
    private final StackName stack;

    RenderServices(RenderApi api, RenderVariables variables, RenderRuntime runtimes, StackName stack) {
        this.api = api;
        this.variables = variables;
        this.runtimes = runtimes;
        this.stack = stack;
    }

    ProviderOutcome<Service> find(AppIdentity.Slug name, Marker marker) {
        return byName(name)
                .flatMap(this::marked)
                .flatMap(service -> service.marker().equals(marker)
                        ? new ProviderOutcome.Answered<>(service)
                        : new ProviderOutcome.NameConflict<>());
    }

    /** The filter of names may match more than the name itself. */
    private ProviderOutcome<RenderJson.Service> byName(AppIdentity.Slug name) {
        return api.owner()
                .flatMap(owner -> api.calls()
                        .get(
                                "/services?name=" + RestApi.escaped(name.toString()) + "&ownerId="
                                        + RestApi.escaped(owner) + "&limit=" + PAGE,
                                RenderJson.ServiceItem[].class))
                .flatMap(items -> Arrays.stream(items)
                        .map(RenderJson.ServiceItem::service)
                        .filter(service -> service.name().equals(name.toString()))
                        .findFirst()
                        .<ProviderOutcome<RenderJson.Service>>map(ProviderOutcome.Answered::new)
                        .orElseGet(ProviderOutcome.Missing::new));
    }

    /** Creates a service; Render begins to build the branch at once. 409 is looked up: the name is ours already, or somebody else's. */
    ProviderOutcome<Service> create(NewService service) {
        var created = api.owner()
                .flatMap(owner -> runtimes.of(stack.appOf(service.marker()), service.settings())
                        .flatMap(runtime -> api.calls().create("/services", body(service, owner, runtime))))
                .flatMap(answer -> answer.read(RenderJson.Created.class))
                .map(made -> read(made.service(), service.marker()));
        return created instanceof ProviderOutcome.NameConflict ? taken(service) : created;
    }

    private ProviderOutcome<Service> taken(NewService service) {
        var found = find(service.name(), service.marker());
        return found instanceof ProviderOutcome.Missing ? new ProviderOutcome.NameConflict<>() : found;
    }

    private static RenderJson.NewService body(NewService service, String owner, RenderRuntime.Plan runtime) {
        return new RenderJson.NewService(
                runtime.type(),
                service.name().toString(),
                owner,
                service.repository().url().toString(),
                Repository.BRANCH,
                "no",
                runtime.rootDir(),
                RenderVariables.of(service.variables(), service.marker()),
                runtime.details());
    }

    ProviderOutcome<Service> read(ServiceId service) {
        return raw(service).flatMap(this::marked);
    }

    ProviderOutcome<RenderJson.Service> raw(ServiceId service) {
        return api.calls().get(RenderApi.path(service), RenderJson.Service.class);
    }

    private ProviderOutcome<Service> marked(RenderJson.Service service) {
        return variables.marker(new ServiceId(service.id())).map(marker -> read(service, marker));
    }

    private static Service read(RenderJson.Service service, Marker marker) {
        var url = Optional.ofNullable(service.serviceDetails())
                .map(RenderJson.Details::url)
                .filter(u -> !u.isBlank())
                .map(URI::create);
        var by = otherSuspenders(service);
        return new Service(new ServiceId(service.id()), marker, url, state(service, by), String.join(",", by));
    }

    /** A service that nobody has suspended is kept running by Render, which restarts what ends. */
    private static ServiceState state(RenderJson.Service service, List<String> by) {
        return switch (service.suspended()) {
            case RenderJson.SUSPENDED -> by.isEmpty() ? ServiceState.STOPPED : ServiceState.SUSPENDED;
            case "not_suspended" -> ServiceState.RUNNING;
            case null, default -> ServiceState.UNKNOWN;
        };
    }

    private static List<String> otherSuspenders(RenderJson.Service service) {
        return Optional.ofNullable(service.suspenders()).orElse(List.of()).stream()
                .filter(by -> !by.equals(BY_US))
                .toList();
    }

    /** Brings a service's commands to what is to run now; Render cannot change its kind. */
    ProviderOutcome<ServiceId> configure(RenderJson.Service service, RenderRuntime.Plan runtime) {
        var id = new ServiceId(service.id());
        if (!service.type().equals(runtime.type())) {
            return new ProviderOutcome.Rejected<>("The app has become another kind of service (" + runtime.type()
                    + ", not " + service.type() + "), which Render cannot change. Delete the app and create it again.");
        }
        return isAs(service, runtime)
                ? new ProviderOutcome.Answered<>(id)
                : api.calls()
                        .call("PATCH", RenderApi.path(id), new RenderJson.Change(runtime.rootDir(), runtime.details()))
                        .map(done -> id);
    }

    private static boolean isAs(RenderJson.Service service, RenderRuntime.Plan runtime) {
        var now = Optional.ofNullable(service.serviceDetails());
        var then = runtime.details();
        return Optional.ofNullable(service.rootDir()).orElse("").equals(runtime.rootDir())
                && now.map(RenderJson.Details::runtime).equals(Optional.ofNullable(then.runtime()))
                && now.map(RenderJson.Details::envSpecificDetails)
                        .equals(Optional.ofNullable(then.envSpecificDetails()))
                && now.map(RenderJson.Details::buildCommand).equals(Optional.ofNullable(then.buildCommand()))
                && now.map(RenderJson.Details::publishPath).equals(Optional.ofNullable(then.publishPath()));
    }

    ProviderOutcome<OwnedServices> owned(StackName of, Optional<String> cursor) {
        return api.owner()
                .flatMap(owner -> api.calls()
                        .get(
                                "/services?ownerId=" + RestApi.escaped(owner) + "&limit=" + PAGE
                                        + cursor.map(c -> "&cursor=" + RestApi.escaped(c))
                                                .orElse(""),
                                RenderJson.ServiceItem[].class))
                .flatMap(items -> owned(of, items));
    }

    private ProviderOutcome<OwnedServices> owned(StackName of, RenderJson.ServiceItem[] items) {
        var found = new ArrayList<OwnedService>();
        for (var item : items) {
            var id = new ServiceId(item.service().id());
            var marker = variables.marker(id);
            if (!(marker instanceof ProviderOutcome.Answered<Marker>(var text))) {
                return marker.map(none -> new OwnedServices(List.of(), Optional.empty()));
            }
            if (of.appOf(text).isPresent()) {
                found.add(new OwnedService(id, text));
            }
        }
        return new ProviderOutcome.Answered<>(new OwnedServices(
                found, items.length < PAGE ? Optional.empty() : Optional.of(items[items.length - 1].cursor())));
    }
}
