package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionExpireParams;
import com.stripe.param.checkout.SessionListLineItemsParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.wire.Call;
import dev.groundwork.localstack.stripe.wire.Expansion;
import dev.groundwork.localstack.stripe.wire.Listing;
import dev.groundwork.localstack.stripe.wire.Operations;
import java.util.List;
import java.util.Set;

/** Checkout sessions: what is to be bought, for a day at most. */
final class CheckoutSessions {

    /** The lines of a session, kept out of callers' sight until they are asked for. */
    static final String ITEMS = "_line_items";

    static final String INTENT_DATA = "_payment_intent_data";
    static final String SUBSCRIPTION_DATA = "_subscription_data";

    private static final String ROOT = "checkout/sessions";
    private static final long LIFE_SECONDS = 24L * 60 * 60;
    private static final long SHORTEST_SECONDS = 30L * 60;

    private static final Set<String> KNOWN = Set.of(
            "allow_promotion_codes",
            "billing_address_collection",
            "cancel_url",
            "client_reference_id",
            "customer",
            "customer_creation",
            "customer_email",
            "expires_at",
            "line_items.price",
            "line_items.quantity",
            "line_items.price_data.currency",
            "line_items.price_data.product",
            "line_items.price_data.product_data.name",
            "line_items.price_data.recurring",
            "line_items.price_data.unit_amount",
            "locale",
            "metadata",
            "mode",
            "payment_intent_data.description",
            "payment_intent_data.metadata",
            "payment_intent_data.receipt_email",
            "payment_method_types",
            "submit_type",
            "subscription_data.description",
            "subscription_data.metadata",
            "success_url",
            "ui_mode");

    private final Account account;
    private final Site site;
    private final CheckoutItems items;

    CheckoutSessions(Account account, Site site) {
        this.account = account;
        this.site = site;
        this.items = new CheckoutItems(account);
    }

    void addTo(Operations operations, Expansion expansion) {
        operations.add("POST", ROOT, SessionCreateParams.class, KNOWN, this::create);
        operations.add("GET", ROOT, SessionListParams.class, Listing.of("checkout.session"));
        operations.add("GET", ROOT + "/{}", SessionRetrieveParams.class, call -> call.target("checkout.session"));
        operations.add("POST", ROOT + "/{}/expire", SessionExpireParams.class, Set.of(), this::expire);
        operations.add(
                "GET",
                ROOT + "/{}/line_items",
                SessionListLineItemsParams.class,
                call -> Listing.page(call, items(call.target("checkout.session"))));
        expansion.add("checkout.session.line_items", session -> {
            var list = Json.object().put("object", "list").put("has_more", false);
            var id = Json.need(session, "id");
            list.put("url", "/v1/" + ROOT + "/" + id + "/line_items");
            items(account.get("checkout.session", id)).forEach(list.putArray("data")::add);
            return list;
        });
    }

    /** Returns the lines of a session. */
    static List<ObjectNode> items(ObjectNode session) {
        return Json.objects(session.path(ITEMS));
    }

    private ObjectNode create(Call call) {
        var mode = call.required("mode");
        checkRules(call, mode);
        var session = account.create("checkout.session");
        call.copy(session, "allow_promotion_codes", "billing_address_collection", "cancel_url", "client_reference_id");
        call.copy(session, "customer", "customer_email", "locale", "mode", "submit_type", "success_url");
        call.copy(session, "payment_method_types");
        call.metadata(session);
        session.put(
                "customer_creation",
                mode.equals("payment") ? call.text("customer_creation").orElse("if_required") : null);
        session.put("expires_at", expiry(call));
        var lines = items.read(Json.objects(call.part("line_items")), mode);
        lines.forEach(session.putArray(ITEMS)::add);
        var total = lines.stream()
                .mapToLong(line -> line.path("amount_total").asLong())
                .sum();
        session.put("amount_subtotal", total).put("amount_total", total);
        session.put("currency", Json.need(lines.getFirst(), "currency"));
        session.set(INTENT_DATA, call.part("payment_intent_data").deepCopy());
        session.set(SUBSCRIPTION_DATA, call.part("subscription_data").deepCopy());
        return session.put("url", site.url() + "/c/pay/" + Json.need(session, "id"));
    }

    private void checkRules(Call call, String mode) {
        if (mode.equals("setup") || !call.text("ui_mode").orElse("hosted_page").startsWith("hosted")) {
            throw ApiError.invalid(
                    mode.equals("setup") ? "mode" : "ui_mode",
                    "This stand-in of Stripe knows hosted pages for payment and subscription only.");
        }
        var success = call.required("success_url");
        checkUrl("success_url", success);
        call.text("cancel_url").ifPresent(url -> checkUrl("cancel_url", url));
        if (call.text("customer").isPresent() && call.text("customer_email").isPresent()) {
            throw ApiError.invalid(
                    "customer_email", "You may only specify one of these parameters: customer, customer_email.");
        }
        call.text("customer").ifPresent(id -> account.require("customer", id, "customer"));
        if (mode.equals("subscription")) {
            refuse(call, "payment_intent_data", mode);
            refuse(call, "customer_creation", mode);
            refuse(call, "submit_type", mode);
        } else {
            refuse(call, "subscription_data", mode);
        }
    }

    private static void refuse(Call call, String parameter, String mode) {
        if (call.parameters().has(parameter)) {
            throw ApiError.invalid(parameter, "You can not pass `" + parameter + "` in `" + mode + "` mode.");
        }
    }

    private static void checkUrl(String parameter, String url) {
        if (!url.matches("https?://[^\\s/]+(/\\S*)?")) {
            throw ApiError.invalid("url_invalid", parameter, "Not a valid URL");
        }
    }

    private long expiry(Call call) {
        var now = account.now();
        long asked = call.number("expires_at").orElse(now + LIFE_SECONDS);
        if (asked < now + SHORTEST_SECONDS || asked > now + LIFE_SECONDS) {
            throw ApiError.invalid(
                    "expires_at",
                    "The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from Checkout Session"
                            + " creation.");
        }
        return asked;
    }

    private ObjectNode expire(Call call) {
        var session = call.target("checkout.session");
        if (!Json.need(session, "status").equals("open")) {
            throw ApiError.refused(
                    "resource_missing",
                    "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status"
                            + " of `" + Json.need(session, "status") + "`.");
        }
        return expire(session);
    }

    /** Closes a session that nobody paid. */
    ObjectNode expire(ObjectNode session) {
        account.edit(session).put("status", "expired").putNull("url");
        account.events().emit("checkout.session.expired", session);
        return session;
    }
}
