package dev.groundwork.localstack.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.billing.Billing;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Events;
import dev.groundwork.localstack.stripe.state.Json;
import java.util.Optional;

/**
 * Makes an event on demand: of the session's charge, dispute, invoice or other object as the type says. A refund, a dispute and a renewal that fails come about
 * where they are not there yet, so that what is read at the API later agrees with the event; other members that were asked for are in the
 * event alone.
 */
final class RequestedEvent {

    private final Account account;
    private final Billing billing;

    RequestedEvent(Account account, Billing billing) {
        this.account = account;
        this.billing = billing;
    }

    /** Makes the event, which is not sent by itself more often than any other; returns its id. */
    String make(EventRequest request) {
        var object = subject(request);
        var snapshot = object.map(ObjectNode::deepCopy).orElseGet(() -> whole(request));
        merge(snapshot, request.object());
        var event = account.events().prepare(request.type(), Events.shown(snapshot));
        request.version().ifPresent(version -> event.put("api_version", version));
        return Json.need(event, "id");
    }

    private static ObjectNode whole(EventRequest request) {
        if (!Json.has(request.object(), "object")) {
            throw ApiError.invalid("object", "Without a session the object has to be whole, or name one by its id.");
        }
        return Json.object();
    }

    private static void merge(ObjectNode into, ObjectNode more) {
        more.properties().forEach(member -> {
            if (member.getValue() instanceof ObjectNode part
                    && into.get(member.getKey()) instanceof ObjectNode present) {
                merge(present, part);
            } else {
                into.set(member.getKey(), member.getValue().deepCopy());
            }
        });
    }

    private Optional<ObjectNode> subject(EventRequest request) {
        if (request.session().isEmpty()) {
            return Json.text(request.object(), "id").flatMap(account::find);
        }
        var session = account.require("checkout.session", request.session().get(), "sessionId");
        var type = request.type();
        if (type.startsWith("checkout.session.")) {
            return Optional.of(session);
        }
        if (type.startsWith("customer.subscription.")) {
            return Optional.of(named(session, "subscription", "subscription"));
        }
        if (type.startsWith("customer.")) {
            return Optional.of(named(session, "customer", "customer"));
        }
        if (type.startsWith("invoice.")) {
            return Optional.of(invoice(session, type));
        }
        if (type.startsWith("payment_intent.")) {
            return Optional.of(intent(session));
        }
        if (type.startsWith("charge.dispute.")) {
            return Optional.of(dispute(named(intent(session), "charge", "latest_charge"), request));
        }
        if (type.equals("charge.refunded") || type.startsWith("refund.") || type.equals("charge.refund.updated")) {
            return Optional.of(refunded(named(intent(session), "charge", "latest_charge"), request));
        }
        if (type.startsWith("charge.")) {
            return Optional.of(named(intent(session), "charge", "latest_charge"));
        }
        throw ApiError.invalid("type", "No object of a session goes with events of the type " + type + ".");
    }

    private ObjectNode named(ObjectNode owner, String type, String member) {
        return Json.text(owner, member)
                .flatMap(id -> account.find(type, id))
                .orElseThrow(() -> ApiError.invalid(
                        "sessionId", Json.need(owner, "id") + " has no " + member + ": pay the session first."));
    }

    /** An invoice is paid, or its payment failed, before an event says so. */
    private ObjectNode invoice(ObjectNode session, String type) {
        if (Json.has(session, "subscription")) {
            var subscription = named(session, "subscription", "subscription");
            switch (type) {
                case "invoice.payment_failed" -> billing.renewals().fail(subscription);
                case "invoice.paid", "invoice.payment_succeeded" ->
                    billing.renewals().pay(subscription);
                default -> {}
            }
        }
        return invoice(session);
    }

    private ObjectNode invoice(ObjectNode session) {
        return Json.has(session, "subscription")
                ? named(named(session, "subscription", "subscription"), "invoice", "latest_invoice")
                : named(session, "invoice", "invoice");
    }

    private ObjectNode intent(ObjectNode session) {
        if (Json.has(session, "payment_intent")) {
            return named(session, "payment_intent", "payment_intent");
        }
        var invoice = invoice(session);
        return account.all("invoice_payment").reversed().stream()
                .filter(payment -> payment.path("invoice").equals(invoice.path("id")))
                .findFirst()
                .map(payment -> account.get("payment_intent", Json.need(payment.path("payment"), "payment_intent")))
                .orElseThrow(() -> ApiError.invalid("sessionId", "The session's invoice has no payment."));
    }

    private ObjectNode refunded(ObjectNode charge, EventRequest request) {
        var amount = request.object()
                .path("amount_refunded")
                .asLong(charge.path("amount").asLong());
        var more = Math.min(amount, charge.path("amount").asLong())
                - charge.path("amount_refunded").asLong();
        if (more > 0) {
            billing.refunds().refund(charge, more);
        }
        return request.type().equals("charge.refunded") ? charge : refund(charge, request);
    }

    /** Returns the newest refund of a charge, which fails where the event says so. */
    private ObjectNode refund(ObjectNode charge, EventRequest request) {
        var newest = account.all("refund").reversed().stream()
                .filter(refund -> refund.path("charge").equals(charge.path("id")))
                .findFirst()
                .orElseThrow();
        var fails = request.type().equals("refund.failed")
                || Json.text(request.object(), "status").orElse("").equals("failed");
        return fails && !Json.need(newest, "status").equals("failed")
                ? billing.refunds().fail(newest)
                : newest;
    }

    private ObjectNode dispute(ObjectNode charge, EventRequest request) {
        var status = Json.text(request.object(), "status").orElse("");
        var amount =
                request.object().path("amount").asLong(charge.path("amount").asLong());
        var dispute = billing.disputes()
                .of(charge)
                .orElseGet(() -> billing.disputes().open(charge, amount, status.startsWith("warning_"), false));
        var isInquiry = Json.need(dispute, "status").startsWith("warning_");
        switch (request.type()) {
            case "charge.dispute.closed" ->
                close(dispute, status.isEmpty() ? (isInquiry ? "warning_closed" : "won") : status);
            case "charge.dispute.funds_reinstated" -> close(dispute, "won");
            default -> {}
        }
        return dispute;
    }

    private void close(ObjectNode dispute, String status) {
        if (billing.disputes().isOpen(dispute)) {
            billing.disputes().close(dispute, status, false);
        }
    }
}
