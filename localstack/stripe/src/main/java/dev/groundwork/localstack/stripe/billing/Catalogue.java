package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.PriceRetrieveParams;
import com.stripe.param.PriceUpdateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductListParams;
import com.stripe.param.ProductRetrieveParams;
import com.stripe.param.ProductUpdateParams;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.wire.Call;
import dev.groundwork.localstack.stripe.wire.Listing;
import dev.groundwork.localstack.stripe.wire.Operations;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Products and prices. */
final class Catalogue {

    private static final Set<String> PRODUCT = Set.of(
            "id",
            "active",
            "description",
            "images",
            "metadata",
            "name",
            "statement_descriptor",
            "tax_code",
            "unit_label",
            "url",
            "type");
    private static final String[] PRODUCT_COPIED = {
        "active", "description", "images", "name", "statement_descriptor", "tax_code", "unit_label", "url"
    };
    private static final Set<String> PRICE = Set.of(
            "active",
            "currency",
            "lookup_key",
            "metadata",
            "nickname",
            "product",
            "product_data.name",
            "product_data.metadata",
            "recurring.interval",
            "recurring.interval_count",
            "recurring.usage_type",
            "tax_behavior",
            "transfer_lookup_key",
            "unit_amount",
            "billing_scheme");
    private static final Set<String> PRICE_CHANGES =
            Set.of("active", "lookup_key", "metadata", "nickname", "tax_behavior", "transfer_lookup_key");

    private final Account account;

    Catalogue(Account account) {
        this.account = account;
    }

    void addTo(Operations operations) {
        operations.add("POST", "products", ProductCreateParams.class, PRODUCT, this::createProduct);
        operations.add(
                "GET",
                "products",
                ProductListParams.class,
                Listing.of("product").with("ids", (product, ids) -> contains(ids, product.path("id"))));
        operations.add("GET", "products/{}", ProductRetrieveParams.class, call -> call.target("product"));
        operations.add("POST", "products/{}", ProductUpdateParams.class, PRODUCT, this::updateProduct);
        operations.add("POST", "prices", PriceCreateParams.class, PRICE, this::createPrice);
        operations.add(
                "GET",
                "prices",
                PriceListParams.class,
                Listing.of("price").with("lookup_keys", (price, keys) -> contains(keys, price.path("lookup_key"))));
        operations.add("GET", "prices/{}", PriceRetrieveParams.class, call -> call.target("price"));
        operations.add("POST", "prices/{}", PriceUpdateParams.class, PRICE_CHANGES, this::updatePrice);
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        return !value.isNull()
                && StreamSupport.stream(list.spliterator(), false).anyMatch(value::equals);
    }

    private ObjectNode createProduct(Call call) {
        call.required("name");
        call.text("id").flatMap(id -> account.find("product", id)).ifPresent(other -> {
            throw ApiError.invalid("resource_already_exists", "id", "Product already exists.");
        });
        var product = account.create("product", call.text("id").orElseGet(() -> account.newId("product")));
        call.copy(product, PRODUCT_COPIED);
        call.metadata(product);
        product.put("updated", account.now());
        account.events().emit("product.created", product);
        return product;
    }

    private ObjectNode updateProduct(Call call) {
        var product = account.edit(call.target("product"));
        call.copy(product, PRODUCT_COPIED);
        call.metadata(product);
        product.put("updated", account.now());
        account.events().emitUpdated("product.updated", product);
        return product;
    }

    private ObjectNode createPrice(Call call) {
        var currency = call.required("currency");
        if (!currency.matches("[a-z]{3}")) {
            throw ApiError.invalid("currency", "Invalid currency: " + currency + ".");
        }
        var amount = call.number("unit_amount").orElseThrow(() -> ApiError.required("unit_amount"));
        var price = make(account, product(call), currency, amount, call.part("recurring"));
        call.copy(price, "active", "nickname", "tax_behavior");
        call.metadata(price);
        takeLookupKey(call, price);
        account.events().emit("price.created", price);
        return price;
    }

    /** Makes a price; {@code recurring} is missing for one that is paid once. */
    static ObjectNode make(Account account, String product, String currency, long amount, JsonNode recurring) {
        if (amount < 0) {
            throw ApiError.invalid(
                    "parameter_invalid_integer", "unit_amount", "This value must be greater than or equal to 0.");
        }
        var price = account.create("price");
        price.put("product", product).put("currency", currency);
        price.put("unit_amount", amount).put("unit_amount_decimal", String.valueOf(amount));
        if (recurring.isObject()) {
            price.put("type", "recurring")
                    .putObject("recurring")
                    .put(
                            "interval",
                            Json.text(recurring, "interval")
                                    .orElseThrow(() -> ApiError.required("recurring[interval]")))
                    .put("interval_count", recurring.path("interval_count").asLong(1))
                    .putNull("meter")
                    .putNull("trial_period_days")
                    .put("usage_type", "licensed");
        }
        return price;
    }

    private String product(Call call) {
        var data = call.part("product_data");
        if (data.isObject()) {
            var product = account.create("product");
            product.put("name", Json.text(data, "name").orElseThrow(() -> ApiError.required("product_data[name]")));
            account.events().emit("product.created", product);
            return Json.need(product, "id");
        }
        return Json.need(account.require("product", call.required("product"), "product"), "id");
    }

    private void takeLookupKey(Call call, ObjectNode price) {
        var id = Json.need(price, "id");
        call.text("lookup_key")
                .ifPresent(key -> account.all("price").stream()
                        .filter(other -> Json.text(other, "lookup_key")
                                .filter(key::equals)
                                .isPresent())
                        .filter(other -> !Json.need(other, "id").equals(id))
                        .forEach(other -> {
                            if (!call.isTrue("transfer_lookup_key")) {
                                throw ApiError.invalid(
                                        "lookup_key",
                                        "A price (`" + Json.need(other, "id") + "`) already uses that lookup key.");
                            }
                            account.edit(other).putNull("lookup_key");
                            account.events().emitUpdated("price.updated", other);
                        }));
        call.copy(price, "lookup_key");
    }

    private ObjectNode updatePrice(Call call) {
        var price = account.edit(call.target("price"));
        call.copy(price, "active", "nickname", "tax_behavior");
        call.metadata(price);
        takeLookupKey(call, price);
        account.events().emitUpdated("price.updated", price);
        return price;
    }
}
