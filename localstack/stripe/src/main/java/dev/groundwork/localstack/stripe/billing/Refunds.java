package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundRetrieveParams;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.wire.Call;
import dev.groundwork.localstack.stripe.wire.Listing;
import dev.groundwork.localstack.stripe.wire.Operations;
import java.util.Set;

/** Refunds of charges, in parts or whole. */
public final class Refunds {

    private final Account account;

    public Refunds(Account account) {
        this.account = account;
    }

    /** Adds the operations. */
    public void addTo(Operations operations) {
        operations.add(
                "POST",
                "refunds",
                RefundCreateParams.class,
                Set.of("amount", "charge", "payment_intent", "metadata", "reason"),
                this::create);
        operations.add("GET", "refunds", RefundListParams.class, Listing.of("refund"));
        operations.add("GET", "refunds/{}", RefundRetrieveParams.class, call -> call.target("refund"));
    }

    private ObjectNode create(Call call) {
        if (call.text("charge").isPresent() && call.text("payment_intent").isPresent()) {
            throw ApiError.invalid("charge", "You can only provide one of these parameters: charge, payment_intent.");
        }
        var charge = call.text("charge").isPresent()
                ? account.require("charge", call.required("charge"), "charge")
                : ofIntent(
                        call.text("payment_intent")
                                .orElseThrow(
                                        () -> ApiError.invalid(
                                                "parameter_missing",
                                                "charge",
                                                "One of the following params should be provided for this request: payment_intent or charge.")));
        var remaining =
                charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
        var refund = refund(charge, call.number("amount").orElse(remaining));
        call.copy(refund, "reason");
        call.metadata(refund);
        account.events().emit("refund.created", refund);
        account.events().emitUpdated("charge.refunded", charge);
        return refund;
    }

    private ObjectNode ofIntent(String id) {
        var intent = account.require("payment_intent", id, "payment_intent");
        return Json.text(intent, "latest_charge")
                .flatMap(charge -> account.find("charge", charge))
                .filter(charge -> charge.path("paid").asBoolean())
                .orElseThrow(() -> ApiError.refused(
                        "payment_intent_unexpected_state",
                        "This PaymentIntent (" + id + ") does not have a successful charge to refund."));
    }

    /** Gives an amount of a charge back; it makes no event. */
    public ObjectNode refund(ObjectNode charge, long amount) {
        var id = Json.need(charge, "id");
        var remaining =
                charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
        if (remaining == 0) {
            throw ApiError.refused("charge_already_refunded", "Charge " + id + " has already been refunded.");
        }
        if (isDisputed(charge)) {
            throw ApiError.refused(
                    "charge_disputed", "Charge " + id + " has been charged back; cannot issue a refund.");
        }
        if (amount < 1) {
            throw ApiError.invalid(
                    "parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
        }
        var currency = Json.need(charge, "currency");
        if (amount > remaining) {
            throw ApiError.invalid(
                    "amount",
                    "Refund amount (" + Money.text(amount, currency) + ") is greater than unrefunded amount on charge ("
                            + Money.text(remaining, currency) + ")");
        }
        var refund = account.create("refund");
        refund.put("amount", amount).put("charge", id).put("currency", currency);
        refund.put("payment_intent", Json.need(charge, "payment_intent"));
        refund.put("balance_transaction", Json.need(refund, "id").replace("re_", "txn_"));
        account.edit(charge)
                .put("amount_refunded", charge.path("amount_refunded").asLong() + amount);
        charge.put("refunded", remaining == amount);
        return refund;
    }

    /** Lets a refund fail at the customer's bank, as it can days later: its money comes back, and the charge is refunded that much less. */
    public ObjectNode fail(ObjectNode refund) {
        if (!Json.need(refund, "status").equals("succeeded")) {
            throw ApiError.refused("refund_not_failable", "Refund " + Json.need(refund, "id") + " has ended already.");
        }
        var charge = account.get("charge", Json.need(refund, "charge"));
        account.edit(charge)
                .put(
                        "amount_refunded",
                        charge.path("amount_refunded").asLong()
                                - refund.path("amount").asLong());
        charge.put("refunded", false);
        account.edit(refund).put("status", "failed").put("failure_reason", "expired_or_canceled_card");
        refund.put("failure_balance_transaction", Json.need(refund, "id").replace("re_", "txn_f"));
        return refund;
    }

    private boolean isDisputed(ObjectNode charge) {
        return account.all("dispute").stream()
                .filter(dispute -> dispute.path("charge").equals(charge.path("id")))
                .anyMatch(dispute -> !dispute.path("is_charge_refundable").asBoolean());
    }
}
