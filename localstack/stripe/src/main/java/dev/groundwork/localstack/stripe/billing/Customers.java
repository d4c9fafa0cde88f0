package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.CustomerRetrieveParams;
import com.stripe.param.CustomerUpdateParams;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.wire.Call;
import dev.groundwork.localstack.stripe.wire.Listing;
import dev.groundwork.localstack.stripe.wire.Operations;
import java.util.Locale;
import java.util.Set;

/** Customers. */
final class Customers {

    private static final Set<String> KNOWN = Set.of(
            "address",
            "description",
            "email",
            "metadata",
            "name",
            "phone",
            "preferred_locales",
            "shipping",
            "tax_exempt");
    private static final String[] COPIED = {
        "address", "description", "email", "name", "phone", "preferred_locales", "shipping", "tax_exempt"
    };
    private static final int PREFIX_LENGTH = 8;

    private final Account account;
    private final Subscriptions subscriptions;

    Customers(Account account, Subscriptions subscriptions) {
        this.account = account;
        this.subscriptions = subscriptions;
    }

    void addTo(Operations operations) {
        operations.add("POST", "customers", CustomerCreateParams.class, KNOWN, this::create);
        operations.add("GET", "customers", CustomerListParams.class, Listing.of("customer"));
        operations.add("GET", "customers/{}", CustomerRetrieveParams.class, this::retrieve);
        operations.add("POST", "customers/{}", CustomerUpdateParams.class, KNOWN, this::update);
        operations.add("DELETE", "customers/{}", NoParameters.class, this::delete);
    }

    private ObjectNode create(Call call) {
        var customer = account.create("customer");
        change(call, customer);
        customer.put("invoice_prefix", prefix(Json.need(customer, "id")));
        account.events().emit("customer.created", customer);
        return customer;
    }

    /** Makes the customer of a checkout that names none. */
    static ObjectNode guest(Account account, String email) {
        var customer = account.create("customer").put("email", email);
        customer.put("invoice_prefix", prefix(Json.need(customer, "id")));
        account.events().emit("customer.created", customer);
        return customer;
    }

    private static String prefix(String id) {
        return id.substring(id.length() - PREFIX_LENGTH).toUpperCase(Locale.ROOT);
    }

    private static void change(Call call, ObjectNode customer) {
        call.text("email").filter(email -> !email.matches("[^@\\s]+@[^@\\s]+")).ifPresent(email -> {
            throw ApiError.invalid("email_invalid", "email", "Invalid email address: " + email);
        });
        call.copy(customer, COPIED);
        call.metadata(customer);
    }

    private ObjectNode retrieve(Call call) {
        return account.find("customer", call.ids().getFirst())
                .orElseThrow(() -> ApiError.missing("customer", call.ids().getFirst(), "id"));
    }

    private ObjectNode update(Call call) {
        var customer = account.edit(call.target("customer"));
        change(call, customer);
        account.events().emitUpdated("customer.updated", customer);
        return customer;
    }

    private ObjectNode delete(Call call) {
        var customer = call.target("customer");
        var id = Json.need(customer, "id");
        account.all("subscription").stream()
                .filter(subscription -> Json.need(subscription, "customer").equals(id))
                .filter(Subscriptions::isAlive)
                .forEach(subscription -> subscriptions.end(subscription, "cancellation_requested"));
        account.events().emit("customer.deleted", customer);
        return account.put(Json.object().put("id", id).put("object", "customer").put("deleted", true));
    }
}
