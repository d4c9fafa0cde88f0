package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.InvoicePaymentRetrieveParams;
import com.stripe.param.InvoiceRetrieveParams;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.wire.Call;
import dev.groundwork.localstack.stripe.wire.Listing;
import dev.groundwork.localstack.stripe.wire.Operations;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Payments of invoices: the attempt, its outcome, and when the next one is due. */
final class InvoicePayments {

    /** The days between the attempts of a payment that fails; then Stripe gives up. */
    private static final List<Integer> RETRY_DAYS = List.of(3, 5, 7);

    private static final long SECONDS_PER_DAY = 86_400;

    private final Account account;
    private final Invoices invoices;
    private final Payments payments;
    private final Cards cards;

    InvoicePayments(Account account, Invoices invoices, Payments payments, Cards cards) {
        this.account = account;
        this.invoices = invoices;
        this.payments = payments;
        this.cards = cards;
    }

    void addTo(Operations operations) {
        operations.add(
                "GET",
                "invoices",
                InvoiceListParams.class,
                Listing.of("invoice")
                        .with(
                                "subscription",
                                (invoice, id) -> invoice.path("parent")
                                        .path("subscription_details")
                                        .path("subscription")
                                        .equals(id)));
        operations.add("GET", "invoices/{}", InvoiceRetrieveParams.class, call -> call.target("invoice"));
        operations.add("POST", "invoices/{}/pay", InvoicePayParams.class, Set.of("off_session"), this::pay);
        operations.add("GET", "invoice_payments", InvoicePaymentListParams.class, Listing.of("invoice_payment"));
        operations.add(
                "GET",
                "invoice_payments/{}",
                InvoicePaymentRetrieveParams.class,
                call -> call.target("invoice_payment"));
    }

    private ObjectNode pay(Call call) {
        var invoice = call.target("invoice");
        if (Json.need(invoice, "status").equals("paid")) {
            throw ApiError.refused("invoice_already_paid", "Invoice is already paid");
        }
        if (!attempt(invoice)) {
            throw ApiError.declined(intent(invoice), true);
        }
        return invoice;
    }

    /** Tries to take what is due; false where the bank says no. */
    boolean attempt(ObjectNode invoice) {
        account.edit(invoice).put("attempted", true);
        if (invoice.path("amount_due").asLong() == 0) {
            paid(invoice);
            return true;
        }
        var subscription = invoices.subscription(invoice);
        var card = cards.of(subscription);
        if (card.isEmpty() || Cards.declines(card.get())) {
            payments.decline(
                    intent(invoice),
                    card.orElseGet(() -> cards.make(Json.text(invoice, "customer"), true)),
                    Json.text(invoice, "customer_email"));
            failed(invoice);
            return false;
        }
        payments.succeed(intent(invoice), card.get(), Json.text(invoice, "customer_email"));
        paid(invoice);
        return true;
    }

    /** Begins a payment whose outcome comes later. */
    void await(ObjectNode invoice, ObjectNode card) {
        payments.await(intent(invoice), card, Json.text(invoice, "customer_email"));
    }

    /** Returns the payment intent of an invoice, made where there is none. */
    ObjectNode intent(ObjectNode invoice) {
        var payment = invoices.payment(invoice);
        if (payment.isPresent()) {
            return account.get("payment_intent", Json.need(payment.get().path("payment"), "payment_intent"));
        }
        var description = Json.need(invoice, "billing_reason").equals("subscription_create")
                ? "Subscription creation"
                : "Subscription update";
        var intent = payments.intent(
                invoice.path("amount_due").asLong(),
                Json.need(invoice, "currency"),
                Json.text(invoice, "customer"),
                description,
                Json.object());
        var made = account.create("invoice_payment");
        made.put("amount_requested", invoice.path("amount_due").asLong())
                .put("currency", Json.need(invoice, "currency"));
        made.put("invoice", Json.need(invoice, "id"));
        Json.child(made, "payment").put("payment_intent", Json.need(intent, "id"));
        return intent;
    }

    private void paid(ObjectNode invoice) {
        var due = invoice.path("amount_due").asLong();
        if (due > 0) {
            invoice.put("attempt_count", invoice.path("attempt_count").asLong() + 1);
        }
        invoice.put("status", "paid").put("amount_paid", due).put("amount_remaining", 0);
        invoice.put("auto_advance", false).putNull("next_payment_attempt");
        Json.child(invoice, "status_transitions").put("paid_at", account.now());
        invoices.payment(invoice).ifPresent(payment -> {
            account.edit(payment).put("status", "paid").put("amount_paid", due);
            Json.child(payment, "status_transitions").put("paid_at", account.now());
            account.events().emit("invoice_payment.paid", payment);
        });
        var subscription = account.edit(invoices.subscription(invoice));
        if (Set.of("incomplete", "past_due", "unpaid").contains(Json.need(subscription, "status"))) {
            subscription.put("status", "active");
        }
        account.events().emit("invoice.paid", invoice);
        account.events().emit("invoice.payment_succeeded", invoice);
    }

    /** Records a failed attempt and when the next one is due. */
    void failed(ObjectNode invoice) {
        var attempts = account.edit(invoice).path("attempt_count").asInt() + 1;
        invoice.put("attempt_count", attempts);
        if (attempts <= RETRY_DAYS.size()) {
            invoice.put("next_payment_attempt", account.now() + RETRY_DAYS.get(attempts - 1) * SECONDS_PER_DAY);
        } else {
            invoice.put("auto_advance", false).putNull("next_payment_attempt");
        }
        account.events().emit("invoice.payment_failed", invoice);
    }

    /** Returns when an invoice is tried again, nothing where it is not. */
    static Optional<Long> nextAttempt(ObjectNode invoice) {
        return Json.need(invoice, "status").equals("open") && Json.has(invoice, "next_payment_attempt")
                ? Optional.of(invoice.path("next_payment_attempt").asLong())
                : Optional.empty();
    }

    /** Tells whether Stripe has given up on an invoice. */
    static boolean isGivenUp(ObjectNode invoice) {
        return Json.need(invoice, "status").equals("open")
                && !Json.has(invoice, "next_payment_attempt")
                && invoice.path("attempt_count").asInt() > RETRY_DAYS.size();
    }
}
