package dev.groundwork.hosting.provider.railway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A project that the stand-in of Railway keeps, with the app's service, where it has one, and its databases. */
public final class RailwayStateProject {

    final String id;
    public final String name;
    public final String description;
    final String createdAt;
    Optional<String> service = Optional.empty();
    Optional<String> domain = Optional.empty();
    public final Map<String, Map<String, Object>> customDomains = new LinkedHashMap<>();
    public final Map<String, Object> variables = new LinkedHashMap<>();
    public final Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    public final List<RailwayStateDeployment> deployments = new ArrayList<>();
    public final List<Map<String, Object>> log = new ArrayList<>();

    /** The triggers that deploy each push. */
    public final List<String> triggers = new ArrayList<>();

    public final List<RailwayStateDatabase> databases = new ArrayList<>();

    /** The volumes by the service that they belong to. */
    public final Map<String, String> volumes = new LinkedHashMap<>();

    RailwayStateProject(String id, String name, String description, String createdAt) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.createdAt = createdAt;
    }

    public String id() {
        return id;
    }

    Map<String, @Nullable Object> json() {
        var json = new HashMap<String, @Nullable Object>();
        json.put("id", id);
        json.put("name", name);
        json.put("description", description);
        json.put("deletedAt", null);
        json.put("createdAt", createdAt);
        json.put("environments", RailwayState.edges(List.of(Map.of("id", "env-" + id, "name", "production"))));
        // The database comes first, since nothing is promised about the order.
        json.put(
                "services",
                RailwayState.edges(Stream.concat(
                                databases.stream().map(RailwayStateDatabase::json),
                                service.stream().map(app -> RailwayState.service(app, name)))
                        .toList()));
        return json;
    }

    /** Returns the database with this id of a service. */
    Optional<RailwayStateDatabase> database(String service) {
        return databases.stream().filter(d -> d.id.equals(service)).findFirst();
    }
}
