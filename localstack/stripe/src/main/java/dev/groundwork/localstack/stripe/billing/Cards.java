package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.param.PaymentMethodRetrieveParams;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.wire.Operations;
import java.util.Optional;

/** The cards of customers: Stripe's test card 4242, which works, and 0341, which can be attached and then declines every charge. */
public final class Cards {

    private static final String WORKS = "4242";
    private static final String DECLINES = "0341";

    private final Account account;

    public Cards(Account account) {
        this.account = account;
    }

    /** Adds the operations. */
    public void addTo(Operations operations) {
        operations.add(
                "GET", "payment_methods/{}", PaymentMethodRetrieveParams.class, call -> call.target("payment_method"));
    }

    /** Makes a card; with a customer it is that customer's. */
    ObjectNode make(Optional<String> customer, boolean declines) {
        var card = account.create("payment_method");
        Json.child(card, "card").put("last4", declines ? DECLINES : WORKS);
        card.put("customer", customer.orElse(null));
        return card;
    }

    /** Gives a customer another card, for every subscription too. */
    public ObjectNode replace(String customer, boolean declines) {
        var card = make(Optional.of(customer), declines);
        var id = Json.need(card, "id");
        var owner = account.edit(account.get("customer", customer));
        Json.child(owner, "invoice_settings").put("default_payment_method", id);
        for (var subscription : account.all("subscription")) {
            if (Json.need(subscription, "customer").equals(customer)
                    && Json.has(subscription, "default_payment_method")) {
                account.edit(subscription).put("default_payment_method", id);
            }
        }
        account.events().emit("payment_method.attached", card);
        account.events().emitUpdated("customer.updated", owner);
        return card;
    }

    /** Returns the card that a subscription is charged to. */
    Optional<ObjectNode> of(JsonNode subscription) {
        return Json.text(subscription, "default_payment_method")
                .or(() -> Json.text(subscription, "customer")
                        .flatMap(customer -> account.find("customer", customer))
                        .flatMap(customer -> Json.text(customer.path("invoice_settings"), "default_payment_method")))
                .flatMap(id -> account.find("payment_method", id));
    }

    /** Tells whether a card declines. */
    public static boolean declines(JsonNode card) {
        return card.path("card").path("last4").asText().equals(DECLINES);
    }
}
