package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.param.DisputeCloseParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeRetrieveParams;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.wire.Listing;
import dev.groundwork.localstack.stripe.wire.Operations;
import java.util.Optional;
import java.util.Set;

/** Disputes of charges: opened by the bank, then won or lost; an inquiry takes no money. */
public final class Disputes {

    private static final long EVIDENCE_SECONDS = 9L * 24 * 60 * 60;
    private static final Set<String> CLOSED = Set.of("won", "lost", "warning_closed");

    private final Account account;

    public Disputes(Account account) {
        this.account = account;
    }

    /** Adds the operations. */
    public void addTo(Operations operations) {
        operations.add("GET", "disputes", DisputeListParams.class, Listing.of("dispute"));
        operations.add("GET", "disputes/{}", DisputeRetrieveParams.class, call -> call.target("dispute"));
        operations.add("POST", "disputes/{}/close", DisputeCloseParams.class, Set.of(), call -> {
            var dispute = call.target("dispute");
            if (!isOpen(dispute)) {
                throw ApiError.refused("dispute_closed", "This dispute is already closed");
            }
            return close(dispute, "lost", true);
        });
    }

    /** Tells whether a dispute is not decided yet. */
    public boolean isOpen(ObjectNode dispute) {
        return !CLOSED.contains(Json.need(dispute, "status"));
    }

    /** Returns the newest dispute of a charge. */
    public Optional<ObjectNode> of(ObjectNode charge) {
        return account.all("dispute").reversed().stream()
                .filter(dispute -> dispute.path("charge").equals(charge.path("id")))
                .findFirst();
    }

    /**
     * Opens a dispute of a charge.
     *
     * @param isInquiry whether the bank only asks
     * @param makesEvents whether the events that come with it are made
     */
    public ObjectNode open(ObjectNode charge, long amount, boolean isInquiry, boolean makesEvents) {
        var dispute = account.create("dispute");
        dispute.put("amount", amount)
                .put("charge", Json.need(charge, "id"))
                .put("currency", Json.need(charge, "currency"));
        dispute.put("payment_intent", Json.need(charge, "payment_intent"));
        dispute.put("status", isInquiry ? "warning_needs_response" : "needs_response");
        dispute.put("is_charge_refundable", isInquiry);
        Json.child(dispute, "evidence_details").put("due_by", account.now() + EVIDENCE_SECONDS);
        Json.child(Json.child(dispute, "payment_method_details"), "card")
                .put("case_type", isInquiry ? "inquiry" : "chargeback");
        account.edit(charge).put("disputed", true);
        if (!isInquiry) {
            move(dispute, -amount);
        }
        if (makesEvents) {
            account.events().emit("charge.dispute.created", dispute);
            if (!isInquiry) {
                account.events().emit("charge.dispute.funds_withdrawn", dispute);
            }
        }
        return dispute;
    }

    /** Closes a dispute: {@code won}, {@code lost} or {@code warning_closed}. */
    public ObjectNode close(ObjectNode dispute, String status, boolean makesEvents) {
        account.edit(dispute).put("status", status).put("is_charge_refundable", !status.equals("lost"));
        if (status.equals("won")) {
            move(dispute, dispute.path("amount").asLong());
        }
        if (makesEvents) {
            account.events().emitUpdated("charge.dispute.closed", dispute);
            if (status.equals("won")) {
                account.events().emit("charge.dispute.funds_reinstated", dispute);
            }
        }
        return dispute;
    }

    private void move(ObjectNode dispute, long amount) {
        var moved = dispute.withArray("balance_transactions").addObject();
        moved.put("id", "txn_" + account.newId("request").substring(4)).put("object", "balance_transaction");
        moved.put("amount", amount)
                .put("currency", Json.need(dispute, "currency"))
                .put("created", account.now());
        moved.put("type", "adjustment").put("reporting_category", amount < 0 ? "dispute" : "dispute_reversal");
        moved.put("fee", 0).put("net", amount).put("status", "available").put("source", Json.need(dispute, "id"));
    }
}
