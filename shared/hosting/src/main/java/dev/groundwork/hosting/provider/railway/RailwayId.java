package dev.groundwork.hosting.provider.railway;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.railway.RailwayJson.Project;
import java.util.Map;

/**
 * The ids of an app at Railway, as one text {@code project/environment/service}; the last two are empty where a creation went no further.
 */
record RailwayId(String project, String environment, String service) {

    static RailwayId of(ServiceId id) {
        return parse(id.value());
    }

    /** Returns the ids of a project, its environment and its service. */
    static RailwayId of(Project project) {
        return new RailwayId(project.id(), project.environment(), project.service());
    }

    /** Reads the text of {@link #toString()}. */
    static RailwayId parse(String text) {
        var parts = text.split("/", -1);
        return new RailwayId(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }

    ServiceId id() {
        return new ServiceId(toString());
    }

    /** Returns the ids of another service of the same project. */
    RailwayId of(String other) {
        return new RailwayId(project, environment, other);
    }

    @Override
    public String toString() {
        return project + "/" + environment + "/" + service;
    }

    boolean isWhole() {
        return !environment.isEmpty() && !service.isEmpty();
    }

    /** Returns the variables of a document about the service. */
    Map<String, Object> variables() {
        return Map.of("projectId", project, "environmentId", environment, "serviceId", service);
    }
}
