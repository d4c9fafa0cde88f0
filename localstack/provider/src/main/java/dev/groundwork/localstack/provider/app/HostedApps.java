package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.ProviderSettings;
import dev.groundwork.localstack.provider.build.Builder;
import dev.groundwork.localstack.provider.build.HostTools;
import dev.groundwork.localstack.provider.database.HostedDatabases;
import dev.groundwork.localstack.provider.process.Orphans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** All services of a provider, in a folder that belongs to it alone while it runs. */
public final class HostedApps implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HostedApps.class.getName());

    private final Path services;
    private final Path trash;
    private final FolderLock lock;
    private final HealthProbe probe;
    private final AppDependencies dependencies;
    private final HostedDatabases databases;
    private final ServicePorts servicePorts;
    private final Map<String, HostedApp> apps = new LinkedHashMap<>();

    private HostedApps(
            Path folder, FolderLock lock, HealthProbe probe, AppDependencies dependencies, HostedDatabases databases) {
        this.services = folder.resolve("services");
        this.trash = folder.resolve("trash");
        this.lock = lock;
        this.probe = probe;
        this.dependencies = dependencies;
        this.databases = databases;
        this.servicePorts = new ServicePorts(
                dependencies.ports(), dependencies.limits().sizes().connections());
    }

    /**
     * Takes the folder, ends what an earlier provider left running, and brings back the services that ran.
     *
     * @throws IOException where another provider has the folder
     */
    public static HostedApps open(ProviderSettings settings) throws IOException {
        var folder = settings.folder();
        Files.createDirectories(folder.resolve("services"));
        var lock = FolderLock.take(folder.resolve("lock"));
        var orphans = new Orphans(folder.resolve("processes"));
        var tools = HostTools.of(settings.hostEnvironment());
        var limits = settings.limits();
        var ports = new Ports(folder.hashCode());
        var probe = new HealthProbe();
        var dependencies = new AppDependencies(
                limits,
                settings.clock(),
                new Builder(limits, tools, folder.resolve("cache"), orphans),
                new Launcher(limits.times(), tools, orphans, ports, probe),
                ports,
                new Semaphore(limits.sizes().parallelBuilds(), true));
        var databases = new HostedDatabases(folder, ports, orphans, home -> tools.forApp(List.of(), home));
        var apps = new HostedApps(folder, lock, probe, dependencies, databases);
        try {
            apps.restore(orphans);
            return apps;
        } catch (IOException | RuntimeException e) {
            apps.close();
            throw e;
        }
    }

    private void restore(Orphans orphans) throws IOException {
        var folders = folders();
        orphans.endAll(folders.stream().map(ServiceFolder::home).collect(Collectors.toUnmodifiableSet()));
        ServiceFolder.delete(trash);
        databases.resume();
        var records = new LinkedHashMap<ServiceRecord, ServiceFolder>();
        folders.forEach(folder -> read(folder).ifPresent(record -> records.put(record, folder)));
        records.keySet().forEach(record -> dependencies.ports().take(record.port()));
        for (var entry : records.entrySet()) {
            restore(entry.getKey(), entry.getValue());
        }
        apps.values().forEach(HostedApp::resume);
    }

    /** One that cannot be read is left as it is, for people to look at: the others are not to suffer for it. */
    private static Optional<ServiceRecord> read(ServiceFolder folder) {
        try {
            return new RecordFile(folder.root()).read();
        } catch (UncheckedIOException e) {
            LOG.log(System.Logger.Level.ERROR, "A service cannot be brought back: " + folder.root(), e);
            return Optional.empty();
        }
    }

    private void restore(ServiceRecord record, ServiceFolder folder) throws IOException {
        var same = servicePorts.reopen(record.port());
        if (same.isPresent()) {
            apps.put(record.id(), HostedApp.open(record, folder, same.get(), dependencies));
            return;
        }
        var servicePort = servicePorts.any(record.name());
        var notice = "Port " + record.port() + " was taken by another program: the url has changed";
        apps.put(record.id(), HostedApp.open(record.at(servicePort.port(), notice), folder, servicePort, dependencies));
    }

    private List<ServiceFolder> folders() throws IOException {
        try (var entries = Files.list(services)) {
            return entries.filter(Files::isDirectory)
                    .sorted()
                    .map(ServiceFolder::new)
                    .toList();
        }
    }

    /** Makes a service, or answers the one of this name. */
    public synchronized ServiceCreation create(String name, String marker) throws IOException {
        var known = byName(name);
        if (known.isPresent()) {
            return known.get().record().marker().equals(marker)
                    ? new ServiceCreation.Known(known.get())
                    : new ServiceCreation.NameTaken();
        }
        if (apps.size() >= dependencies.limits().sizes().services()) {
            return new ServiceCreation.TooMany();
        }
        var servicePort = servicePorts.any(name);
        var record =
                new ServiceRecord(IdFactory.service(), name, marker, servicePort.port(), "", false, null, List.of());
        var folder = new ServiceFolder(services.resolve(record.id()));
        Files.createDirectories(folder.root());
        var app = HostedApp.open(record, folder, servicePort, dependencies);
        apps.put(record.id(), app);
        return new ServiceCreation.Created(app);
    }

    /** The databases of apps. */
    public HostedDatabases databases() {
        return databases;
    }

    /** The service of this id. */
    public synchronized Optional<HostedApp> find(String id) {
        return Optional.ofNullable(apps.get(id));
    }

    /** The service of this name. */
    public synchronized Optional<HostedApp> byName(String name) {
        return apps.values().stream()
                .filter(app -> app.record().name().equals(name))
                .findFirst();
    }

    /** All of them, oldest first. */
    public synchronized List<HostedApp> all() {
        return List.copyOf(apps.values());
    }

    /** Removes a service with all that it has; returns when nothing of it runs. */
    public void delete(String id) throws IOException {
        HostedApp app;
        synchronized (this) {
            app = apps.remove(id);
        }
        if (app != null) {
            app.remove();
            Files.createDirectories(trash);
            Files.move(services.resolve(id), trash.resolve(id), StandardCopyOption.ATOMIC_MOVE);
            ServiceFolder.delete(trash.resolve(id));
            dependencies.ports().release(app.record().port());
        }
    }

    /** Ends every process, and returns when none is left. */
    @Override
    public void close() throws IOException {
        var closing = new ArrayList<Thread>();
        for (var app : all()) {
            closing.add(Thread.ofVirtual().start(app::close));
        }
        try {
            for (var thread : closing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        databases.end();
        probe.close();
        lock.close();
    }
}
