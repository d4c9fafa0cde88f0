package dev.groundwork.apps.webhooks;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.json.Members;
import java.util.Optional;
import java.util.function.Function;

/**
 * The parts of a notification that are used: never what it says happened.
 *
 * @param id the provider's id of it, nothing where it has none in its body
 * @param service the service that it is about, nothing where it is about none
 */
record Notification(Optional<String> id, Optional<ServiceId> service) {

    /** Reads Railway's: {@code resource} names project, environment and service, which together name a service here. */
    static Notification railway(Members body) {
        var resource = part(body, "resource", Notification::railwayService);
        return new Notification(Optional.empty(), resource);
    }

    private static Optional<ServiceId> railwayService(Members resource) {
        var project = part(resource, "project", Notification::id);
        var environment = part(resource, "environment", Notification::id);
        var service = part(resource, "service", Notification::id);
        return project.flatMap(p -> environment.flatMap(e -> service.map(s -> new ServiceId(p + "/" + e + "/" + s))));
    }

    /** Reads Render's: {@code data.serviceId}. */
    static Notification render(Members body) {
        var service =
                part(body, "data", data -> data.optional("serviceId", TEXT).get());
        return new Notification(Optional.empty(), service.map(ServiceId::new));
    }

    /** Reads Vercel's: {@code payload.project.id}. */
    static Notification vercel(Members body) {
        var id = body.optional("id", TEXT).get();
        var project = part(body, "payload", payload -> part(payload, "project", Notification::id));
        return new Notification(id, project.map(ServiceId::new));
    }

    private static Optional<String> id(Members object) {
        return object.optional("id", TEXT).get();
    }

    private static <T> Optional<T> part(Members members, String name, Function<Members, Optional<T>> read) {
        return members.isGiven(name) ? members.object(name, read).get() : Optional.empty();
    }
}
