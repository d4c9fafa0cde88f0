package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.param.EventListParams;
import com.stripe.param.EventRetrieveParams;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.wire.Listing;
import dev.groundwork.localstack.stripe.wire.Operations;

/** Events of the last 30 days, by type and by whether they were delivered. */
final class EventOperations {

    private static final long LIFE_SECONDS = 30L * 24 * 60 * 60;

    private final Account account;

    EventOperations(Account account) {
        this.account = account;
    }

    void addTo(Operations operations) {
        var listing = Listing.of("event")
                .with("type", (event, pattern) -> isOf(event, pattern.asText()))
                .with("types", EventOperations::isOneOf)
                .with("_since", (event, since) -> event.path("created").asLong() >= since.asLong())
                .with(
                        "delivery_success",
                        (event, wanted) -> wanted.asBoolean()
                                == (event.path("pending_webhooks").asInt() == 0));
        operations.add("GET", "events", EventListParams.class, call -> {
            call.parameters().put("_since", account.now() - LIFE_SECONDS);
            return listing.apply(call);
        });
        operations.add("GET", "events/{}", EventRetrieveParams.class, call -> call.target("event"));
    }

    private static boolean isOneOf(ObjectNode event, JsonNode types) {
        for (var type : types) {
            if (isOf(event, type.asText())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(ObjectNode event, String pattern) {
        var type = Json.need(event, "type");
        return pattern.endsWith("*")
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : type.equals(pattern);
    }
}
