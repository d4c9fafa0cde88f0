package dev.groundwork.hosting.provider.railway;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import java.util.Map;

/**
 * The ids of an app at Railway, as one text {@code project/environment/service}; the last two are empty where a creation went no further.
 */
record RailwayId(String project, String environment, String service) {

    static RailwayId of(ServiceId id) {
        var parts = id.value().split("/", -1);
        return new RailwayId(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }

    ServiceId id() {
        return new ServiceId(project + "/" + environment + "/" + service);
    }

    boolean isWhole() {
        return !environment.isEmpty() && !service.isEmpty();
    }

    /** Returns the variables of a document about the service. */
    Map<String, Object> variables() {
        return Map.of("projectId", project, "environmentId", environment, "serviceId", service);
    }
}
