package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointListParams;
import com.stripe.param.WebhookEndpointRetrieveParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.wire.Call;
import dev.groundwork.localstack.stripe.wire.Listing;
import dev.groundwork.localstack.stripe.wire.Operations;
import java.util.Set;

/** Webhook endpoints as objects. Events are not sent to them: the stand-in has one endpoint, which its program names. */
final class WebhookEndpoints {

    private static final String TYPE = "webhook_endpoint";
    private static final Set<String> NEW = Set.of("api_version", "description", "enabled_events", "metadata", "url");
    private static final Set<String> CHANGES = Set.of("description", "enabled_events", "metadata", "url");

    private final Account account;

    WebhookEndpoints(Account account) {
        this.account = account;
    }

    void addTo(Operations operations) {
        operations.add("POST", "webhook_endpoints", WebhookEndpointCreateParams.class, NEW, this::create);
        operations.add("GET", "webhook_endpoints", WebhookEndpointListParams.class, Listing.of(TYPE));
        operations.add("GET", "webhook_endpoints/{}", WebhookEndpointRetrieveParams.class, call -> call.target(TYPE));
        operations.add("POST", "webhook_endpoints/{}", WebhookEndpointUpdateParams.class, CHANGES, this::update);
    }

    /** The secret is in this answer and in no other. */
    private ObjectNode create(Call call) {
        call.required("url");
        var endpoint = account.create(TYPE);
        call.copy(endpoint, "api_version", "description", "enabled_events", "url");
        call.metadata(endpoint);
        var answer = endpoint.deepCopy();
        return answer.put("secret", "whsec_" + Json.need(endpoint, "id").substring("we_".length()));
    }

    private ObjectNode update(Call call) {
        var endpoint = account.edit(call.target(TYPE));
        call.copy(endpoint, "description", "enabled_events", "url");
        call.metadata(endpoint);
        return endpoint;
    }
}
