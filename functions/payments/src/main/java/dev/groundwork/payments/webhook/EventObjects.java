package dev.groundwork.payments.webhook;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.stripe.model.Event;
import com.stripe.model.StripeObject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads the objects of events. */
@Singleton
final class EventObjects {

    private final StripeObjects objects;

    EventObjects(StripeObjects objects) {
        this.objects = objects;
    }

    /** Returns the event's object; of an event in another version of the API, the object as it is at Stripe now. */
    <T extends StripeObject> Optional<T> of(Event event, String type, Class<T> as) {
        var data = event.getDataObjectDeserializer();
        return data.getObject()
                .or(() -> {
                    var raw = JsonParser.parseString(data.getRawJson()).getAsJsonObject();
                    return Optional.ofNullable(raw.get("id"))
                            .filter(JsonElement::isJsonPrimitive)
                            .flatMap(id -> objects.read(type, id.getAsString()));
                })
                .filter(as::isInstance)
                .map(as::cast);
    }

    /** Returns true if the object stands in the event as this version of the API has it. */
    static boolean isOfThisVersion(Event event) {
        return event.getDataObjectDeserializer().getObject().isPresent();
    }
}
