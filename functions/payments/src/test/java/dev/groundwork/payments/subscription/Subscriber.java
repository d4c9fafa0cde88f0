package dev.groundwork.payments.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.localstack.stripe.billing.CheckoutAction;
import dev.groundwork.payments.PaymentsStack;
import dev.groundwork.testing.Callers;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.time.Duration;
import java.util.List;

/** A user with a subscription, before the function and a stand-in of Stripe whose events are delivered by hand. */
final class Subscriber {

    private final PaymentsStack stack;
    private final Callers.User user;
    private int keys;

    Subscriber(PaymentsStack stack) {
        this.stack = stack;
        this.user = stack.user();
    }

    UserId id() {
        return user.id();
    }

    Answer upgrade(String tier, String key) {
        return stack.upgrade(user, tier, key);
    }

    /** Asks for a tier under a new key, and delivers the events that this makes. */
    Answer upgrade(String tier) {
        keys++;
        var answer = new Answer[1];
        deliver(stack.events(() -> answer[0] = upgrade(tier, "upgrade-" + keys)));
        return answer[0];
    }

    Answer post(String route) {
        return stack.send(HttpEvent.post("/api/subscription/" + route, "").bearer(user.token()));
    }

    /** Opens the page for a tier; returns its session. */
    String page(String tier) {
        keys++;
        var answer = upgrade(tier, "page-" + keys);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("sessionId").asText();
    }

    /** Opens the page for a tier and pays there; the events are not delivered. */
    List<String> pay(String tier) {
        var page = page(tier);
        return stack.events(() -> stack.control().checkout(page, CheckoutAction.PAY, 0));
    }

    void subscribe(String tier) {
        deliver(pay(tier));
    }

    void deliver(List<String> events) {
        events.forEach(event -> {
            var answer = stack.deliver(event);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        });
    }

    /** Lets time pass; returns the events that it makes, not delivered. */
    List<String> during(Duration time) {
        return stack.events(() -> {
            stack.clock().advance(time);
            stack.settle();
        });
    }

    /** Lets time pass, and delivers what happens. */
    void pass(Duration time) {
        deliver(during(time));
    }

    /** Gives the customer a card that works, or one that declines. */
    void card(boolean declines) {
        stack.events(() -> stack.control().card(newest("customer").path("id").asText(), declines));
    }

    ObjectNode newest(String type) {
        return stack.control().newest(type).getFirst();
    }

    /** Tier, status and what will change, in short. */
    String status() {
        var answer = stack.send(HttpEvent.get("/api/subscription/status").bearer(user.token()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return status(answer);
    }

    static String status(Answer answer) {
        var json = answer.json();
        return json.path("tier").asText() + " " + json.path("status").asText()
                + (json.path("cancelAtPeriodEnd").asBoolean() ? " ends" : "")
                + (json.path("pendingChange").isNull()
                        ? ""
                        : " then " + json.path("pendingChange").path("tier").asText());
    }

    /** The credits of its months, oldest first. */
    List<Long> months() {
        return stack.entries(id()).reversed().stream()
                .filter(entry -> "subscription".equals(entry.type().text()))
                .map(Entry::amount)
                .toList();
    }

    long balance() {
        return stack.balance(id()).balance().amount();
    }

    /** The invoices that are paid, in minor units, oldest first. */
    List<Long> invoices() {
        return stack.control().newest("invoice").reversed().stream()
                .filter(invoice -> "paid".equals(invoice.path("status").asText()))
                .map(invoice -> invoice.path("amount_paid").asLong())
                .toList();
    }

    /** The kinds of the mails that wait, in the order of their ids. */
    List<String> mails() {
        return stack.tables().items(stack.tables().credits()).stream()
                .map(Item::new)
                .filter(item -> item.string("pk").startsWith("OUTBOX#"))
                .map(item -> item.string("kind"))
                .toList();
    }
}
