package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.state.Shapes;
import java.util.ArrayList;
import java.util.List;

/** The lines of a checkout session, by prices that exist or are made for it. */
final class CheckoutItems {

    private final Account account;

    CheckoutItems(Account account) {
        this.account = account;
    }

    List<ObjectNode> read(List<ObjectNode> sent, String mode) {
        if (sent.isEmpty()) {
            throw ApiError.required("line_items");
        }
        var lines = new ArrayList<ObjectNode>();
        for (int i = 0; i < sent.size(); i++) {
            lines.add(line(sent.get(i), "line_items[" + i + "]"));
        }
        var recurring = lines.stream()
                .filter(line -> line.path("price").path("recurring").isObject())
                .count();
        if (mode.equals("payment") && recurring > 0) {
            throw ApiError.invalid(
                    "line_items",
                    "You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or"
                            + " use only one-time prices.");
        }
        if (mode.equals("subscription") && recurring == 0) {
            throw ApiError.invalid(
                    "line_items",
                    "You must provide at least one recurring price in `subscription` mode when using prices.");
        }
        if (mode.equals("subscription") && recurring < lines.size()) {
            throw ApiError.invalid(
                    "line_items", "This stand-in of Stripe knows recurring prices only in `subscription` mode.");
        }
        if (lines.stream()
                        .map(line -> line.path("currency").asText())
                        .distinct()
                        .count()
                > 1) {
            throw ApiError.invalid("line_items", "All line items must have the same currency.");
        }
        return lines;
    }

    private ObjectNode line(ObjectNode sent, String path) {
        var price = price(sent, path);
        if (!price.path("active").asBoolean()) {
            throw ApiError.invalid(
                    path + "[price]", "The price specified is inactive. This field only accepts active prices.");
        }
        if (!sent.has("quantity")) {
            throw ApiError.invalid(
                    "parameter_missing", path + "[quantity]", "Quantity is required. Add `quantity` to `" + path + "`");
        }
        var quantity = sent.path("quantity").asLong();
        if (quantity < 1) {
            throw ApiError.invalid(
                    "parameter_invalid_integer", path + "[quantity]", "This value must be greater than or equal to 1.");
        }
        var line = Shapes.fresh("item");
        var amount = price.path("unit_amount").asLong() * quantity;
        line.put("id", account.newId("item")).put("quantity", quantity);
        line.put("amount_subtotal", amount).put("amount_total", amount);
        line.put("currency", Json.need(price, "currency"));
        line.put(
                "description",
                account.get("product", Json.need(price, "product")).path("name").asText());
        line.set("price", price.deepCopy());
        return line;
    }

    private ObjectNode price(ObjectNode sent, String path) {
        var id = Json.text(sent, "price");
        if (id.isPresent()) {
            return account.require("price", id.get(), path + "[price]");
        }
        var data = sent.path("price_data");
        if (!data.isObject()) {
            throw ApiError.required(path + "[price]");
        }
        if (!data.has("unit_amount")) {
            throw ApiError.required(path + "[price_data][unit_amount]");
        }
        var currency =
                Json.text(data, "currency").orElseThrow(() -> ApiError.required(path + "[price_data][currency]"));
        return Catalogue.make(
                account, product(data, path), currency, data.path("unit_amount").asLong(), data.path("recurring"));
    }

    private String product(JsonNode data, String path) {
        var named = Json.text(data, "product");
        if (named.isPresent()) {
            return Json.need(account.require("product", named.get(), path + "[price_data][product]"), "id");
        }
        var name = Json.text(data.path("product_data"), "name")
                .orElseThrow(() -> ApiError.required(path + "[price_data][product_data][name]"));
        return Json.need(account.create("product").put("name", name), "id");
    }
}
