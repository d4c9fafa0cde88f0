package dev.groundwork.localstack.stripe.pages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.stripe.billing.Money;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The pages at the addresses that the API gives out: checkout, portal, receipts and invoices. */
public final class Pages {

    private static final String FILES = "/pages/";
    private static final String CHECKOUT = "/c/pay/";
    private static final String PORTAL = "/p/session/";
    private static final String RECEIPT = "/receipts/";
    private static final String INVOICE = "/invoices/";

    private final Account account;
    private final CheckoutPage checkout;
    private final PortalPage portal;

    public Pages(Account account, CheckoutPage checkout, PortalPage portal) {
        this.account = account;
        this.checkout = checkout;
        this.portal = portal;
    }

    /** Answers a request of a browser; nothing where there is no page. */
    public Optional<HttpResponse> answer(HttpRequest request) {
        var path = request.path();
        var isPost = request.method().equals("POST");
        if (isPost && !isOwn(request)) {
            return Optional.of(HttpResponse.of(403));
        }
        if (path.startsWith(FILES)) {
            return Html.loaded(path.substring(FILES.length()));
        }
        var form = isPost ? form(new String(request.body(), StandardCharsets.UTF_8)) : Map.<String, String>of();
        if (path.startsWith(CHECKOUT)) {
            return find("checkout.session", path.substring(CHECKOUT.length()))
                    .map(session -> isPost ? checkout.act(session, form) : whole(() -> checkout.show(session)));
        }
        if (path.startsWith(PORTAL)) {
            return find("billing_portal.session", path.substring(PORTAL.length()))
                    .map(session -> isPost ? portal.act(session, form) : whole(() -> portal.show(session)));
        }
        if (path.startsWith(RECEIPT)) {
            return find("charge", path.substring(RECEIPT.length())).map(Pages::receipt);
        }
        if (path.startsWith(INVOICE)) {
            return find("invoice", path.substring(INVOICE.length()).replaceFirst("/pdf$", ""))
                    .map(Pages::invoice);
        }
        return Optional.empty();
    }

    /** Shows the objects between two changes. */
    private HttpResponse whole(Supplier<HttpResponse> page) {
        return account.change(page).value();
    }

    private Optional<ObjectNode> find(String type, String id) {
        return account.find(type, id);
    }

    /** A form is sent by the page itself, never by another site. */
    private static boolean isOwn(HttpRequest request) {
        var host = request.header("Host").orElse("");
        return request.header("Origin")
                .map(origin -> origin.equals("http://" + host) || origin.equals("null"))
                .orElse(true);
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&", -1))
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1]), (a, b) -> b));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse receipt(ObjectNode charge) {
        var amount = Money.text(charge.path("amount").asLong(), Json.need(charge, "currency"));
        var refunded = Money.text(charge.path("amount_refunded").asLong(), Json.need(charge, "currency"));
        return Html.page(
                200,
                "closed.html",
                Map.of("title", "Receipt", "text", amount + " paid, " + refunded + " refunded."),
                Map.of("body", "<code>" + Html.escaped(Json.need(charge, "id")) + "</code>"));
    }

    private static HttpResponse invoice(ObjectNode invoice) {
        var amount = Money.text(invoice.path("total").asLong(), Json.need(invoice, "currency"));
        return Html.page(
                200,
                "closed.html",
                Map.of("title", "Invoice", "text", amount + ", " + Json.need(invoice, "status") + "."),
                Map.of("body", "<code>" + Html.escaped(Json.need(invoice, "id")) + "</code>"));
    }
}
