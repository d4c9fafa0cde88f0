package dev.groundwork.localstack.stripe.pages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.stripe.billing.Cards;
import dev.groundwork.localstack.stripe.billing.Money;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** The customer portal: subscriptions with their end, the card, and invoices. */
public final class PortalPage {

    private static final int MOST_INVOICES = 12;
    private static final String NONE = "<p class=\"soft\">There are none.</p>";

    private final Account account;
    private final Actions actions;

    /** The things that a customer can do here; each returns when its events were sent. */
    public interface Actions {
        /** Ends a subscription with its period, or lets it go on. */
        void cancelAtPeriodEnd(String subscription, boolean ends);

        /** Gives the customer another card. */
        void card(String customer, boolean declines);
    }

    public PortalPage(Account account, Actions actions) {
        this.account = account;
        this.actions = actions;
    }

    HttpResponse act(ObjectNode session, Map<String, String> form) {
        var customer = Json.need(session, "customer");
        var subscription = account.find("subscription", form.getOrDefault("subscription", ""))
                .filter(s -> Json.need(s, "customer").equals(customer))
                .map(s -> Json.need(s, "id"));
        try {
            switch (form.getOrDefault("action", "")) {
                case "cancel" -> subscription.ifPresent(id -> actions.cancelAtPeriodEnd(id, true));
                case "resume" -> subscription.ifPresent(id -> actions.cancelAtPeriodEnd(id, false));
                case "good_card" -> actions.card(customer, false);
                case "bad_card" -> actions.card(customer, true);
                default -> {}
            }
        } catch (ApiError refused) {
            return Html.page(
                    409,
                    "closed.html",
                    Map.of("title", "This is not possible", "text", String.valueOf(refused.getMessage())),
                    Map.of("body", Html.link(Json.need(session, "url"), "Back")));
        }
        return HttpResponse.of(303).with("Location", Json.need(session, "url")).with("Cache-Control", "no-store");
    }

    HttpResponse show(ObjectNode session) {
        var id = Json.need(session, "customer");
        var customer = account.get("customer", id);
        var subscriptions = account.all("subscription").stream()
                .filter(subscription -> Json.need(subscription, "customer").equals(id))
                .map(this::subscription)
                .collect(Collectors.joining());
        var invoices = account.all("invoice").reversed().stream()
                .filter(invoice -> Json.need(invoice, "customer").equals(id))
                .limit(MOST_INVOICES)
                .map(PortalPage::invoice)
                .collect(Collectors.joining());
        return Html.page(
                200,
                "portal.html",
                Map.of("customer", Json.text(customer, "email").orElse(id), "card", card(customer)),
                Map.of(
                        "subscriptions",
                                subscriptions.isEmpty() ? NONE : "<ul class=\"rows\">" + subscriptions + "</ul>",
                        "invoices", invoices.isEmpty() ? NONE : "<ul class=\"rows\">" + invoices + "</ul>",
                        "leave",
                                Json.text(session, "return_url")
                                        .map(url -> Html.link(url, "Return to the product"))
                                        .orElse("")));
    }

    private String card(ObjectNode customer) {
        var card = account.all("subscription").reversed().stream()
                .filter(subscription -> subscription.path("customer").equals(customer.path("id")))
                .flatMap(subscription -> Json.text(subscription, "default_payment_method").stream())
                .findFirst()
                .or(() -> Json.text(customer.path("invoice_settings"), "default_payment_method"))
                .flatMap(id -> account.find("payment_method", id));
        return card.map(c ->
                        "The card that ends in " + c.path("card").path("last4").asText()
                                + (Cards.declines(c) ? ", which declines." : ", which works."))
                .orElse("There is none.");
    }

    private String subscription(ObjectNode subscription) {
        var item = Json.objects(subscription.path("items").path("data")).getFirst();
        var price = item.path("price");
        var name = account.find("product", price.path("product").asText())
                .flatMap(product -> Json.text(product, "name"))
                .orElse("Subscription");
        var ends = subscription.path("cancel_at_period_end").asBoolean();
        var status = Json.need(subscription, "status");
        var until =
                Html.time(Instant.ofEpochSecond(item.path("current_period_end").asLong()));
        var text = name + ", " + Money.text(price.path("unit_amount").asLong(), Json.need(subscription, "currency"))
                + " a " + price.path("recurring").path("interval").asText();
        var isOver = status.equals("canceled");
        return "<li><p class=\"grow\">" + Html.escaped(text)
                + (isOver ? "" : (ends ? ", ends at " : ", renews at ") + until)
                + "</p>" + badge(status, status.equals("active"))
                + (isOver ? "" : button(Json.need(subscription, "id"), ends)) + "</li>";
    }

    private static String badge(String words, boolean isGood) {
        return "<span class=\"badge" + (isGood ? " good" : "") + "\">" + Html.escaped(words) + "</span>";
    }

    private static String button(String subscription, boolean ends) {
        return "<form method=\"post\"><input type=\"hidden\" name=\"subscription\" value=\""
                + Html.escaped(subscription)
                + "\"><button name=\"action\" value=\"" + (ends ? "resume" : "cancel") + "\">"
                + (ends ? "Go on with the subscription" : "Cancel at the end of the period") + "</button></form>";
    }

    private static String invoice(ObjectNode invoice) {
        var status = Json.need(invoice, "status");
        var total = Money.text(invoice.path("total").asLong(), Json.need(invoice, "currency"));
        return "<li><span class=\"grow\">"
                + Html.time(Instant.ofEpochSecond(invoice.path("created").asLong()))
                + "</span>" + badge(status, status.equals("paid")) + "<span class=\"number\">" + Html.escaped(total)
                + "</span></li>";
    }
}
