package dev.groundwork.localstack.stripe.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.Stripe;
import java.util.Optional;

/** Makes the events of changes: a snapshot of the object, in the version of the API that stripe-java is generated from. */
public final class Events {

    private static final String HIDDEN = "_";

    /** The request that causes changes: its id, and its idempotency key where it has one. */
    public record Cause(String request, Optional<String> idempotencyKey) {}

    private final Account account;
    private Optional<Cause> cause = Optional.empty();
    private int endpoints;

    Events(Account account) {
        this.account = account;
    }

    /** Names the request that causes the events from now on; nothing for what happens by itself. */
    public void causedBy(Optional<Cause> request) {
        cause = request;
    }

    /** Says how many webhook endpoints get each event. */
    public void endpoints(int count) {
        endpoints = count;
    }

    /** Makes an event of an object as it is now. */
    public ObjectNode emit(String type, ObjectNode object) {
        return emit(type, object, Optional.empty());
    }

    /** Makes an event of a changed object, with the members as they were before this transaction; none where nothing changed. */
    public void emitUpdated(String type, ObjectNode object) {
        var previous = Json.object();
        account.before(Json.need(object, "id"))
                .ifPresent(before -> before.properties().stream()
                        .filter(member -> !member.getKey().startsWith(HIDDEN))
                        .filter(member -> !member.getValue().equals(object.path(member.getKey())))
                        .forEach(member ->
                                previous.set(member.getKey(), member.getValue().deepCopy())));
        if (!previous.isEmpty()) {
            emit(type, object, Optional.of(previous));
        }
    }

    private ObjectNode emit(String type, ObjectNode object, Optional<ObjectNode> previous) {
        var event = make(type, object, previous);
        account.emitted(Json.need(event, "id"));
        return event;
    }

    /** Makes an event that its maker sends. */
    public ObjectNode prepare(String type, ObjectNode object) {
        return make(type, object, Optional.empty());
    }

    private ObjectNode make(String type, ObjectNode object, Optional<ObjectNode> previous) {
        var event = account.create("event");
        event.put("api_version", Stripe.API_VERSION).put("type", type).put("pending_webhooks", endpoints);
        var data = event.putObject("data");
        data.set("object", shown(object));
        previous.ifPresent(members -> data.set("previous_attributes", members));
        var request = event.putObject("request");
        request.put("id", cause.map(Cause::request).orElse(null));
        request.put("idempotency_key", cause.flatMap(Cause::idempotencyKey).orElse(null));
        return event;
    }

    /** Returns a copy of an object as callers see it: without the members that are for this program alone. */
    public static ObjectNode shown(ObjectNode object) {
        var copy = Json.object();
        object.properties().stream()
                .filter(member -> !member.getKey().startsWith(HIDDEN))
                .forEach(member -> copy.set(member.getKey(), member.getValue().deepCopy()));
        return copy;
    }
}
