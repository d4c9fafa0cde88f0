package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.Json;
import java.util.Optional;

/** Invoices of subscriptions from draft to the end: lines, totals, the customer's balance, and the number. */
final class Invoices {

    private final Account account;
    private final Site site;

    Invoices(Account account, Site site) {
        this.account = account;
        this.site = site;
    }

    /**
     * A line to be invoiced.
     *
     * @param item the subscription item, a copy as it was when the line came up
     * @param isProration whether it is a share of a period
     */
    record Line(ObjectNode item, long amount, long start, long end, boolean isProration, String description) {

        /** The whole price of an item for its period. */
        static Line whole(ObjectNode item) {
            var price = item.path("price");
            var quantity = item.path("quantity").asLong();
            var amount = price.path("unit_amount").asLong() * quantity;
            var start = item.path("current_period_start").asLong();
            return new Line(
                    item,
                    amount,
                    start,
                    item.path("current_period_end").asLong(),
                    false,
                    quantity + " × "
                            + Money.text(
                                    price.path("unit_amount").asLong(),
                                    price.path("currency").asText()));
        }
    }

    /** Makes an invoice of a subscription; it has no lines yet. */
    ObjectNode draft(ObjectNode subscription, String reason, long periodStart, long periodEnd) {
        var invoice = account.create("invoice");
        var customer = account.get("customer", Json.need(subscription, "customer"));
        invoice.put("billing_reason", reason).put("currency", Json.need(subscription, "currency"));
        invoice.put("customer", Json.need(customer, "id"))
                .put("customer_email", Json.text(customer, "email").orElse(null));
        invoice.put("customer_name", Json.text(customer, "name").orElse(null));
        invoice.put("period_start", periodStart).put("period_end", periodEnd);
        var details = Json.child(Json.child(invoice, "parent"), "subscription_details");
        details.put("subscription", Json.need(subscription, "id"));
        details.set("metadata", subscription.path("metadata").deepCopy());
        Json.child(invoice, "lines").put("url", "/v1/invoices/" + Json.need(invoice, "id") + "/lines");
        account.edit(subscription).put("latest_invoice", Json.need(invoice, "id"));
        return invoice;
    }

    /** Adds a line. */
    void add(ObjectNode invoice, ObjectNode subscription, Line line) {
        var shape = dev.groundwork.localstack.stripe.state.Shapes.fresh("line_item");
        var item = line.item();
        shape.put("id", account.newId("line_item")).put("invoice", Json.need(invoice, "id"));
        shape.put("amount", line.amount())
                .put("subtotal", line.amount())
                .put("currency", Json.need(invoice, "currency"));
        shape.put("description", line.description())
                .put("quantity", item.path("quantity").asLong());
        shape.put("discountable", !line.isProration());
        shape.set("metadata", subscription.path("metadata").deepCopy());
        var parent = Json.child(Json.child(shape, "parent"), "subscription_item_details");
        parent.put("proration", line.isProration()).put("subscription", Json.need(subscription, "id"));
        parent.put("subscription_item", Json.need(item, "id"));
        Json.child(shape, "period").put("start", line.start()).put("end", line.end());
        var pricing = Json.child(shape, "pricing");
        pricing.put(
                "unit_amount_decimal",
                item.path("price").path("unit_amount_decimal").asText());
        Json.child(pricing, "price_details")
                .put("price", Json.need(item.path("price"), "id"))
                .put("product", Json.need(item.path("price"), "product"));
        var lines = Json.child(invoice, "lines");
        if (lines.get("data") instanceof ArrayNode data) {
            data.add(shape);
            lines.put("total_count", data.size());
        }
    }

    /** Adds up the lines and closes the invoice. A total below zero goes to the customer's balance, which later totals use. */
    void finish(ObjectNode invoice, long percentOff) {
        var subtotal = Json.objects(invoice.path("lines").path("data")).stream()
                .mapToLong(line -> line.path("amount").asLong())
                .sum();
        var discount = subtotal * percentOff / 100;
        var total = subtotal - discount;
        invoice.put("subtotal", subtotal).put("subtotal_excluding_tax", subtotal);
        invoice.put("total", total).put("total_excluding_tax", total);
        if (discount > 0) {
            invoice.putArray("total_discount_amounts")
                    .addObject()
                    .put("amount", discount)
                    .put("discount", "di_standin");
        }
        due(invoice, total);
        invoice.put("amount_remaining", invoice.path("amount_due").asLong());
        account.events().emit("invoice.created", invoice);
        var number = Json.need(invoice, "id");
        invoice.put("status", "open")
                .put("number", number.substring(number.length() - 8).toUpperCase(java.util.Locale.ROOT) + "-0001");
        invoice.put("effective_at", account.now());
        invoice.put("hosted_invoice_url", site.url() + "/invoices/" + Json.need(invoice, "id"));
        invoice.put("invoice_pdf", site.url() + "/invoices/" + Json.need(invoice, "id") + "/pdf");
        Json.child(invoice, "status_transitions").put("finalized_at", account.now());
        account.events().emit("invoice.finalized", invoice);
    }

    private void due(ObjectNode invoice, long total) {
        var customer = account.get("customer", Json.need(invoice, "customer"));
        var balance = customer.path("balance").asLong();
        invoice.put("starting_balance", balance);
        var used = total < 0 ? total : -Math.min(total, Math.max(0, -balance));
        var ending = total < 0 ? balance + total : balance - used;
        if (ending != balance) {
            account.edit(customer).put("balance", ending);
            account.events().emitUpdated("customer.updated", customer);
        }
        invoice.put("ending_balance", ending);
        invoice.put("amount_due", total < 0 ? 0 : total + used);
    }

    /** Returns the payment of an invoice, where it has one. */
    Optional<ObjectNode> payment(ObjectNode invoice) {
        return account.all("invoice_payment").reversed().stream()
                .filter(payment -> Json.need(payment, "invoice").equals(Json.need(invoice, "id")))
                .findFirst();
    }

    /** Returns the subscription of an invoice. */
    ObjectNode subscription(ObjectNode invoice) {
        return account.get(
                "subscription", Json.need(invoice.path("parent").path("subscription_details"), "subscription"));
    }
}
