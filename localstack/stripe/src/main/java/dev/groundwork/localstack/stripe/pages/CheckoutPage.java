package dev.groundwork.localstack.stripe.pages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.stripe.billing.CheckoutAction;
import dev.groundwork.localstack.stripe.billing.Money;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page of a checkout session: what is bought, and what shall happen with the payment. */
public final class CheckoutPage {

    private static final Map<CheckoutAction, String> PROBLEMS = Map.of(
            CheckoutAction.DECLINE, "The card was declined. Nothing was paid.",
            CheckoutAction.REQUIRES_ACTION, "The bank waits for the 3-D Secure confirmation. Nothing was paid yet.");
    private static final String PLACEHOLDER = "{CHECKOUT_SESSION_ID}";

    private final Account account;
    private final Actions actions;

    /** Lets a session go on and returns when its events were sent. */
    @FunctionalInterface
    public interface Actions {
        /** Does an action; {@code percentOff} is what a promotion code takes off. */
        ObjectNode act(String session, CheckoutAction action, int percentOff);
    }

    public CheckoutPage(Account account, Actions actions) {
        this.account = account;
        this.actions = actions;
    }

    HttpResponse show(ObjectNode session) {
        return switch (Json.need(session, "status")) {
            case "open" -> open(session, Optional.empty());
            case "complete" -> closed(session, "This payment is complete", "There is nothing left to do here.");
            default -> closed(session, "This session has expired", "Go back and begin again.");
        };
    }

    HttpResponse act(ObjectNode session, Map<String, String> form) {
        var id = Json.need(session, "id");
        var action = CheckoutAction.parse(form.getOrDefault("action", ""));
        if (action.isEmpty()) {
            return open(session, Optional.of("Choose what happens."));
        }
        var off = form.getOrDefault("percent_off", "0");
        try {
            var after = actions.act(id, action.get(), off.matches("\\d{1,2}|100") ? Integer.parseInt(off) : 0);
            return Json.need(after, "status").equals("complete")
                    ? redirect(Json.need(session, "success_url").replace(PLACEHOLDER, id))
                    : open(account.get("checkout.session", id), Optional.ofNullable(PROBLEMS.get(action.get())));
        } catch (ApiError refused) {
            return show(session);
        }
    }

    private static HttpResponse redirect(String url) {
        return HttpResponse.of(303).with("Location", url).with("Cache-Control", "no-store");
    }

    private HttpResponse open(ObjectNode session, Optional<String> problem) {
        var isSubscription = Json.need(session, "mode").equals("subscription");
        var currency = Json.need(session, "currency");
        var texts = new HashMap<String, String>();
        texts.put("title", isSubscription ? "Subscribe" : "Pay");
        texts.put("total", Money.text(session.path("amount_total").asLong(), currency));
        texts.put("total_label", isSubscription ? "Due today, then every period" : "Due today");
        texts.put("id", Json.need(session, "id"));
        texts.put(
                "expires",
                Instant.ofEpochSecond(session.path("expires_at").asLong()).toString());
        var html = new HashMap<String, String>();
        html.put(
                "problem",
                problem.map(words -> "<p class=\"problem\" role=\"alert\">" + Html.escaped(words) + "</p>")
                        .orElse(""));
        html.put("lines", lines(session));
        html.put("customer", customer(session));
        html.put("promotion", session.path("allow_promotion_codes").asBoolean() ? promotion() : "");
        html.put(
                "leave",
                Json.text(session, "cancel_url")
                        .map(url -> Html.link(url, "Leave without paying"))
                        .orElse(""));
        return Html.page(200, "checkout.html", texts, html);
    }

    private static String promotion() {
        return "<label>Promotion code <select name=\"percent_off\"><option value=\"0\">none</option>"
                + "<option value=\"20\">20 % off</option><option value=\"100\">100 % off</option></select></label>";
    }

    private String customer(ObjectNode session) {
        return Json.text(session, "customer")
                .flatMap(id -> account.find("customer", id))
                .flatMap(customer -> Json.text(customer, "email"))
                .or(() -> Json.text(session, "customer_email"))
                .map(email -> "<p class=\"soft\">For " + Html.escaped(email) + "</p>")
                .orElse("");
    }

    private static String lines(ObjectNode session) {
        return Json.objects(session.path("_line_items")).stream()
                .map(line -> "<tr><td>" + Html.escaped(line.path("description").asText()) + "</td><td class=\"number\">"
                        + line.path("quantity").asLong() + "</td><td class=\"number\">"
                        + Html.escaped(Money.text(line.path("amount_total").asLong(), Json.need(line, "currency")))
                        + every(line) + "</td></tr>")
                .collect(Collectors.joining());
    }

    private static String every(ObjectNode line) {
        return Json.text(line.path("price").path("recurring"), "interval")
                .map(interval -> " / " + Html.escaped(interval))
                .orElse("");
    }

    private static HttpResponse closed(ObjectNode session, String title, String text) {
        var back = Json.need(session, "status").equals("complete")
                ? Json.text(session, "success_url").map(url -> url.replace(PLACEHOLDER, Json.need(session, "id")))
                : Json.text(session, "cancel_url");
        return Html.page(
                200,
                "closed.html",
                Map.of("title", title, "text", text),
                Map.of(
                        "body",
                        back.map(url -> Html.link(url, "Back to the shop")).orElse("")));
    }
}
