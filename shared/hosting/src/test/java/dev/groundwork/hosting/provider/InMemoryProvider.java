package dev.groundwork.hosting.provider;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.kernel.DeploymentId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A provider in memory: names are not unique keys of anything but what it is asked for, an order is taken as often as it is given, and each
 * call can be made to fail before or after it did its work.
 */
public final class InMemoryProvider implements HostingProvider {

    /** A hook of a call. */
    @FunctionalInterface
    public interface Fault {
        void at(String call);
    }

    private Optional<Capabilities> capabilities = Optional.empty();

    private static final class Stored {
        final ServiceId id;
        final AppIdentity.Slug name;
        final Marker marker;
        ServiceState state = ServiceState.NONE;
        String detail = "";

        Stored(ServiceId id, AppIdentity.Slug name, Marker marker) {
            this.id = id;
            this.name = name;
            this.marker = marker;
        }

        Service read() {
            return new Service(id, marker, Optional.of(URI.create("http://" + name + ".test/")), state, detail);
        }
    }

    private final Map<ServiceId, Stored> services = new LinkedHashMap<>();

    private record Ordered(ProviderDeployId id, ServiceId service, DeployRequest order, DeployState state) {

        Deploy read(String word) {
            return new Deploy(id, state, word);
        }

        Ordered as(DeployState next) {
            return new Ordered(id, service, order, next);
        }
    }

    private final List<Ordered> orders = new ArrayList<>();
    private final List<LogLine> log = new ArrayList<>();
    private int logPage = Integer.MAX_VALUE;
    private int written;
    private final List<String> calls = new ArrayList<>();
    private Fault before = call -> {};
    private Fault after = call -> {};
    private DeployState outcome = DeployState.LIVE;
    private String word = "as told by the provider";
    private boolean silent;
    private Optional<String> lost = Optional.empty();
    private Optional<CustomDomains> domains = Optional.empty();
    private Optional<Databases> databases = Optional.empty();
    private int number;

    /** Sets the state that deployments have as soon as they are created. */
    public synchronized void outcome(DeployState state) {
        outcome = state;
    }

    /** Sets what it says of every deployment. */
    public synchronized void says(String detail) {
        word = detail;
    }

    /** Sets whether it answers nothing. */
    public synchronized void silent(boolean isSilent) {
        silent = isSilent;
    }

    /** The next such call does its work, and its answer is lost. */
    public synchronized void loseNextAnswer(String call) {
        lost = Optional.of(call);
    }

    /** Adds somebody else's service. */
    public synchronized ServiceId stranger(AppIdentity.Slug name, Marker marker) {
        var stored = new Stored(new ServiceId("svc-" + ++number), name, marker);
        services.put(stored.id, stored);
        return stored.id;
    }

    /** Gives it custom domains. */
    public void with(CustomDomains customDomains) {
        domains = Optional.of(customDomains);
    }

    /** Gives it databases. */
    public void with(Databases owned) {
        databases = Optional.of(owned);
    }

    /** Faults from now on. */
    public synchronized void faults(Fault beforeCall, Fault afterCall) {
        before = beforeCall;
        after = afterCall;
    }

    /** Every call so far. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** All services. */
    public synchronized List<Service> services() {
        return services.values().stream().map(Stored::read).toList();
    }

    /** All orders. */
    public synchronized List<DeployRequest> orders() {
        return orders.stream().map(Ordered::order).toList();
    }

    /** Sets how a service is, behind our back. */
    public synchronized void set(ServiceId service, ServiceState state) {
        Objects.requireNonNull(services.get(service)).state = state;
    }

    /** Suspends a service, as a provider does. */
    public synchronized void suspend(ServiceId service, String why) {
        var stored = Objects.requireNonNull(services.get(service));
        stored.state = ServiceState.SUSPENDED;
        stored.detail = why;
    }

    /** Removes a service behind our back. */
    public synchronized void lose(ServiceId service) {
        services.remove(service);
    }

    /** Writes to every log. */
    public synchronized void write(Instant time, String message) {
        log.add(new LogLine(time, message, Integer.toString(written++)));
    }

    /** A deployment goes on to this state. */
    public synchronized void become(DeploymentId token, DeployState state) {
        orders.replaceAll(o -> o.order().token().deployment().equals(token) ? o.as(state) : o);
    }

    @Override
    public ProviderName name() {
        return ProviderName.LOCAL;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities.orElseGet(() -> new Capabilities(
                true, true, true, true, true, domains.isPresent(), domains.isPresent(), databases.isPresent()));
    }

    /** Sets what it can do. */
    public void capable(Capabilities of) {
        capabilities = Optional.of(of);
    }

    @FunctionalInterface
    private interface Work<T> {
        ProviderOutcome<T> perform();
    }

    private synchronized <T> ProviderOutcome<T> call(String name, Work<T> work) {
        calls.add(name);
        before.at(name);
        if (silent) {
            return new ProviderOutcome.Unavailable<>(false, Optional.empty());
        }
        var answer = work.perform();
        after.at(name);
        if (lost.filter(name::equals).isPresent()) {
            lost = Optional.empty();
            return new ProviderOutcome.Unavailable<>(false, Optional.empty());
        }
        return answer;
    }

    private <T> ProviderOutcome<T> with(ServiceId id, Function<Stored, T> use) {
        return Optional.ofNullable(services.get(id))
                .<ProviderOutcome<T>>map(s -> new ProviderOutcome.Answered<>(use.apply(s)))
                .orElseGet(ProviderOutcome.Missing::new);
    }

    @Override
    public ProviderOutcome<Service> findService(AppIdentity.Slug name, Marker marker) {
        return call(
                "findService",
                () -> services.values().stream()
                        .filter(s -> s.name.equals(name))
                        .findFirst()
                        .<ProviderOutcome<Service>>map(s -> s.marker.equals(marker)
                                ? new ProviderOutcome.Answered<>(s.read())
                                : new ProviderOutcome.NameConflict<>())
                        .orElseGet(ProviderOutcome.Missing::new));
    }

    @Override
    public ProviderOutcome<Service> createService(NewService service) {
        return call("createService", () -> {
            var stored = new Stored(new ServiceId("svc-" + ++number), service.name(), service.marker());
            services.put(stored.id, stored);
            return new ProviderOutcome.Answered<>(stored.read());
        });
    }

    @Override
    public ProviderOutcome<Service> service(ServiceId service) {
        return call("service", () -> with(service, Stored::read));
    }

    @Override
    public ProviderOutcome<Optional<ProviderDeployId>> newestDeploy(ServiceId service) {
        return call(
                "newestDeploy",
                () -> with(
                        service,
                        s -> orders.reversed().stream()
                                .filter(o -> o.service().equals(service))
                                .map(Ordered::id)
                                .findFirst()));
    }

    @Override
    public ProviderOutcome<Deploy> findDeploy(ServiceId service, DeployToken token) {
        return call(
                "findDeploy",
                () -> find(o -> o.service().equals(service)
                        && o.order().token().deployment().equals(token.deployment())));
    }

    private ProviderOutcome<Deploy> find(Predicate<Ordered> which) {
        return orders.stream()
                .filter(o -> services.containsKey(o.service()))
                .filter(which)
                .findFirst()
                .<ProviderOutcome<Deploy>>map(o -> new ProviderOutcome.Answered<>(o.read(word)))
                .orElseGet(ProviderOutcome.Missing::new);
    }

    @Override
    public ProviderOutcome<Deploy> deploy(ServiceId service, DeployRequest order) {
        return call(
                "deploy",
                () -> with(service, s -> {
                    var ordered = new Ordered(new ProviderDeployId("p-" + ++number), service, order, outcome);
                    orders.add(ordered);
                    if (outcome == DeployState.LIVE) {
                        s.state = ServiceState.RUNNING;
                    }
                    return ordered.read(word);
                }));
    }

    @Override
    public ProviderOutcome<Deploy> deployment(ServiceId service, ProviderDeployId deploy) {
        return call("deployment", () -> find(o -> o.service().equals(service) && o.id().equals(deploy)));
    }

    @Override
    public ProviderOutcome<ProviderDeployId> cancel(ServiceId service, ProviderDeployId deploy) {
        return call(
                "cancel",
                () -> find(o -> o.id().equals(deploy)).map(d -> {
                    orders.replaceAll(o -> o.id().equals(deploy) && isBuilding(o) ? o.as(DeployState.CANCELLED) : o);
                    return deploy;
                }));
    }

    private static boolean isBuilding(Ordered order) {
        return order.state() == DeployState.QUEUED || order.state() == DeployState.BUILDING;
    }

    @Override
    public ProviderOutcome<Deploy> rollback(ServiceId service, ProviderDeployId target, DeployToken token) {
        return call(
                "rollback",
                () -> find(o -> o.id().equals(target)).map(d -> {
                    var earlier = orders.stream()
                            .filter(o -> o.id().equals(target))
                            .findFirst()
                            .orElseThrow()
                            .order();
                    var order = new DeployRequest(
                            earlier.repository(), earlier.commit(), earlier.settings(), earlier.variables(), token);
                    var ordered = new Ordered(new ProviderDeployId("p-" + ++number), service, order, outcome);
                    orders.add(ordered);
                    return ordered.read(word);
                }));
    }

    @Override
    public ProviderOutcome<ServiceId> stop(ServiceId service) {
        return call(
                "stop",
                () -> with(service, s -> {
                    s.state = ServiceState.STOPPED;
                    return service;
                }));
    }

    @Override
    public ProviderOutcome<Started> start(ServiceId service) {
        return call(
                "start",
                () -> with(service, s -> {
                    s.state = ServiceState.RUNNING;
                    return new Started(Optional.empty());
                }));
    }

    @Override
    public ProviderOutcome<ServiceId> restart(ServiceId service) {
        return call("restart", () -> with(service, s -> service));
    }

    @Override
    public ProviderOutcome<ServiceId> delete(ServiceId service) {
        return call("delete", () -> {
            services.remove(service);
            return new ProviderOutcome.Answered<>(service);
        });
    }

    @Override
    public ProviderOutcome<OwnedServices> owned(StackName stack, Optional<String> cursor) {
        return call(
                "owned",
                () -> new ProviderOutcome.Answered<>(new OwnedServices(
                        services.values().stream()
                                .filter(s -> stack.appOf(s.marker).isPresent())
                                .map(s -> new OwnedService(s.id, s.marker))
                                .toList(),
                        Optional.empty())));
    }

    @Override
    public Optional<CustomDomains> domains() {
        return domains;
    }

    @Override
    public Optional<Databases> databases() {
        return databases;
    }

    @Override
    public ProviderOutcome<Log> log(
            ServiceId service, LogType type, Optional<Instant> since, Optional<String> cursor, int limit) {
        return call(
                "log",
                () -> with(service, s -> page(cursor.map(Integer::parseInt).orElse(0), since, limit)));
    }

    private Log page(int from, Optional<Instant> since, int limit) {
        var kept = log.stream()
                .filter(line -> Integer.parseInt(line.cursor()) >= from)
                .filter(line -> since.filter(line.time()::isBefore).isEmpty())
                .toList();
        var size = Math.min(limit, logPage);
        return kept.size() <= size
                ? new Log(kept, Optional.empty())
                : new Log(kept.subList(0, size), Optional.of(kept.get(size).cursor()));
    }

    /** Sets how many lines of a log the provider gives at most at a time, whatever it is asked for. */
    public synchronized void logPage(int lines) {
        logPage = lines;
    }

    /** Returns the places of the lines that are kept. */
    public synchronized List<Integer> logCursors() {
        return log.stream().map(line -> Integer.parseInt(line.cursor())).toList();
    }

    /** Forgets the oldest lines of every log but this many. */
    public synchronized void keepLog(int lines) {
        log.subList(0, Math.max(0, log.size() - lines)).clear();
    }
}
