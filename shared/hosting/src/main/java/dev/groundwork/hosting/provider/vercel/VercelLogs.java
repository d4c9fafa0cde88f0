package dev.groundwork.hosting.provider.vercel;

import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.HostingProvider.Log;
import dev.groundwork.hosting.provider.HostingProvider.LogLine;
import dev.groundwork.hosting.provider.HostingProvider.LogType;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.rest.RestApi;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Logs at Vercel: the events of a build, and what the functions of the serving deployment write. A cursor is {@code <deployment>/<time in
 * milliseconds>/<id>}: it stays with the deployment that it was made for.
 */
final class VercelLogs {

    private static final Set<String> TEXTS = Set.of("command", "stdout", "stderr", "fatal");

    private final VercelApi api;
    private final VercelDeploys deploys;
    private final VercelProjects projects;
    private final JsonMapper json;

    VercelLogs(VercelApi api, VercelDeploys deploys, VercelProjects projects, JsonMapper json) {
        this.api = api;
        this.deploys = deploys;
        this.projects = projects;
        this.json = json;
    }

    /** A line with its place: lines of one millisecond are told apart, and ordered, by their ids. */
    private record Placed(long millis, String id, String message) {

        static final Comparator<Placed> ORDER =
                Comparator.comparingLong(Placed::millis).thenComparing(Placed::id);

        static Placed from(String cursor) {
            var slash = cursor.indexOf('/');
            return new Placed(Long.parseLong(cursor.substring(0, slash)), cursor.substring(slash + 1), "");
        }

        LogLine in(ProviderDeployId deploy) {
            return new LogLine(Instant.ofEpochMilli(millis), message, deploy.value() + "/" + millis + "/" + id);
        }
    }

    ProviderOutcome<Log> read(
            ServiceId project, LogType type, Optional<Instant> since, Optional<String> cursor, int limit) {
        var deploy = cursor.map(c -> c.substring(0, c.indexOf('/')))
                .<ProviderOutcome<ProviderDeployId>>map(id -> new ProviderOutcome.Answered<>(new ProviderDeployId(id)))
                .orElseGet(() -> type == LogType.BUILD ? deploys.newest(project) : serving(project));
        var from = cursor.map(c -> Placed.from(c.substring(c.indexOf('/') + 1)))
                .orElseGet(() -> new Placed(since.map(Instant::toEpochMilli).orElse(0L), "", ""));
        return deploy.flatMap(id ->
                (type == LogType.BUILD ? build(id) : runtime(project, id)).map(all -> part(all, id, from, limit)));
    }

    private ProviderOutcome<ProviderDeployId> serving(ServiceId project) {
        return projects.raw(project)
                .flatMap(found -> VercelProjects.serving(found)
                        .flatMap(target -> Optional.ofNullable(target.id()))
                        .<ProviderOutcome<ProviderDeployId>>map(
                                id -> new ProviderOutcome.Answered<>(new ProviderDeployId(id)))
                        .orElseGet(ProviderOutcome.Missing::new));
    }

    private static Log part(List<Placed> all, ProviderDeployId deploy, Placed from, int limit) {
        var rest = all.stream()
                .filter(line -> Placed.ORDER.compare(line, from) >= 0)
                .sorted(Placed.ORDER)
                .map(line -> line.in(deploy))
                .toList();
        return rest.size() <= limit
                ? new Log(rest, Optional.empty())
                : new Log(rest.subList(0, limit), Optional.of(rest.get(limit).cursor()));
    }

    private ProviderOutcome<List<Placed>> build(ProviderDeployId deploy) {
        return api.get(
                        "/v3/deployments/" + RestApi.escaped(deploy.value()) + "/events?builds=1&limit=-1&follow=0",
                        VercelJson.Event[].class)
                .map(events -> Arrays.stream(events).flatMap(VercelLogs::placed).toList());
    }

    private static Stream<Placed> placed(VercelJson.Event event) {
        var inner = Optional.ofNullable(event.payload());
        var text = inner.map(VercelJson.EventPayload::text).or(() -> Optional.ofNullable(event.text()));
        var date = inner.map(VercelJson.EventPayload::date)
                .or(() -> Optional.ofNullable(event.date()))
                .or(() -> Optional.ofNullable(event.created()));
        var serial = inner.map(VercelJson.EventPayload::serial).or(() -> Optional.ofNullable(event.serial()));
        var isText = TEXTS.contains(Optional.ofNullable(event.type()).orElse(""));
        return isText && text.isPresent() && date.isPresent()
                ? Stream.of(new Placed(date.get(), serial.orElse(""), text.get()))
                : Stream.empty();
    }

    private ProviderOutcome<List<Placed>> runtime(ServiceId project, ProviderDeployId deploy) {
        return api.follow("/v1/projects/" + RestApi.escaped(project.value()) + "/deployments/"
                        + RestApi.escaped(deploy.value()) + "/runtime-logs")
                .map(lines -> lines.stream().flatMap(this::row).toList());
    }

    /** A row that was cut off by the end of the read is read again next time. */
    private Stream<Placed> row(String line) {
        try {
            var row = json.readValue(line.getBytes(StandardCharsets.UTF_8), VercelJson.RuntimeLine.class);
            return row == null || row.message() == null || row.message().isEmpty()
                    ? Stream.empty()
                    : Stream.of(new Placed(row.timestampInMs(), row.rowId(), row.message()));
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
