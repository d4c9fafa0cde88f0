package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.wire.Listing;
import dev.groundwork.localstack.stripe.wire.Operations;
import java.util.Optional;

/** Payment intents and their charges. */
final class Payments {

    private final Account account;
    private final Site site;

    Payments(Account account, Site site) {
        this.account = account;
        this.site = site;
    }

    void addTo(Operations operations) {
        operations.add("GET", "payment_intents", PaymentIntentListParams.class, Listing.of("payment_intent"));
        operations.add(
                "GET", "payment_intents/{}", PaymentIntentRetrieveParams.class, call -> call.target("payment_intent"));
        operations.add("GET", "charges", ChargeListParams.class, Listing.of("charge"));
        operations.add("GET", "charges/{}", ChargeRetrieveParams.class, call -> call.target("charge"));
    }

    /** Makes a payment intent that waits for a card. */
    ObjectNode intent(long amount, String currency, Optional<String> customer, String description, JsonNode metadata) {
        var intent = account.create("payment_intent");
        var id = Json.need(intent, "id");
        intent.put("amount", amount).put("currency", currency).put("customer", customer.orElse(null));
        intent.put("client_secret", id + "_secret_" + account.newId("request").substring(4));
        intent.put("description", description.isEmpty() ? null : description);
        intent.set("metadata", metadata.isObject() ? metadata.deepCopy() : Json.object());
        account.events().emit("payment_intent.created", intent);
        return intent;
    }

    /** The bank says yes. */
    void succeed(ObjectNode intent, ObjectNode card, Optional<String> email) {
        account.edit(intent);
        var charge = pendingCharge(intent).orElseGet(() -> charge(intent, card, email));
        account.edit(charge);
        var amount = intent.path("amount").asLong();
        charge.put("status", "succeeded")
                .put("paid", true)
                .put("captured", true)
                .put("amount_captured", amount);
        charge.put("receipt_url", site.url() + "/receipts/" + Json.need(charge, "id"));
        charge.put("balance_transaction", Json.need(charge, "id").replace("ch_", "txn_"));
        use(intent, charge, card);
        intent.put("status", "succeeded").put("amount_received", amount);
        intent.putNull("last_payment_error").putNull("next_action").putNull("processing");
        account.events().emit("charge.succeeded", charge);
        account.events().emit("payment_intent.succeeded", intent);
    }

    /** The bank says no; another card may be tried. */
    void decline(ObjectNode intent, ObjectNode card, Optional<String> email) {
        account.edit(intent);
        var charge = pendingCharge(intent).orElseGet(() -> charge(intent, card, email));
        account.edit(charge);
        charge.put("status", "failed").put("paid", false);
        charge.put("failure_code", "card_declined").put("failure_message", "Your card was declined.");
        Json.child(charge, "outcome")
                .put("network_status", "declined_by_network")
                .put("reason", "generic_decline")
                .put("seller_message", "The bank did not return any further details with this decline.")
                .put("type", "issuer_declined");
        use(intent, charge, card);
        intent.put("status", "requires_payment_method")
                .putNull("payment_method")
                .putNull("next_action")
                .putNull("processing");
        var error = intent.putObject("last_payment_error");
        error.put("type", "card_error").put("code", "card_declined").put("decline_code", "generic_decline");
        error.put("message", "Your card was declined.").put("charge", Json.need(charge, "id"));
        error.put("doc_url", "https://stripe.com/docs/error-codes/card-declined");
        account.events().emit("charge.failed", charge);
        account.events().emit("payment_intent.payment_failed", intent);
    }

    /** The bank will answer later. */
    void await(ObjectNode intent, ObjectNode card, Optional<String> email) {
        account.edit(intent);
        var charge = charge(intent, card, email);
        use(intent, charge, card);
        intent.put("status", "processing");
        account.events().emit("charge.pending", charge);
        account.events().emit("payment_intent.processing", intent);
    }

    /** The bank asks the person to confirm, and gets no answer yet. */
    void challenge(ObjectNode intent, ObjectNode card) {
        account.edit(intent).put("status", "requires_action").put("payment_method", Json.need(card, "id"));
        intent.putObject("next_action").put("type", "use_stripe_sdk").putObject("use_stripe_sdk");
        account.events().emit("payment_intent.requires_action", intent);
    }

    private Optional<ObjectNode> pendingCharge(ObjectNode intent) {
        return Json.text(intent, "latest_charge")
                .flatMap(id -> account.find("charge", id))
                .filter(charge -> Json.need(charge, "status").equals("pending"));
    }

    private static void use(ObjectNode intent, ObjectNode charge, ObjectNode card) {
        intent.put("latest_charge", Json.need(charge, "id")).put("payment_method", Json.need(card, "id"));
    }

    private ObjectNode charge(ObjectNode intent, ObjectNode card, Optional<String> email) {
        var charge = account.create("charge");
        for (var member : new String[] {"amount", "currency", "customer", "description", "metadata", "receipt_email"}) {
            charge.set(member, intent.path(member).deepCopy());
        }
        charge.put("payment_intent", Json.need(intent, "id")).put("payment_method", Json.need(card, "id"));
        Json.child(charge, "billing_details").put("email", email.orElse(null));
        var details = Json.child(Json.child(charge, "payment_method_details"), "card");
        details.put("last4", card.path("card").path("last4").asText());
        details.put("amount_authorized", intent.path("amount").asLong());
        return charge;
    }
}
