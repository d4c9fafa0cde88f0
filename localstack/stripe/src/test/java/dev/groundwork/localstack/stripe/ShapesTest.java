package dev.groundwork.localstack.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.annotations.SerializedName;
import com.stripe.model.EventDataClassLookup;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.InvoicePayment;
import com.stripe.model.StripeObject;
import com.stripe.model.WebhookEndpoint;
import dev.groundwork.localstack.stripe.state.Shapes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The objects have the members that stripe-java's classes have, which are generated from Stripe's API description. */
final class ShapesTest {

    /** In Stripe's answers, and in no class of stripe-java. */
    private static final Set<String> UNKNOWN_TO_CLASSES =
            Set.of("payment_method.card.display_brand", "invoice.collection_method");

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "customer",
                "product",
                "price",
                "checkout.session",
                "item",
                "payment_method",
                "payment_intent",
                "charge",
                "refund",
                "dispute",
                "subscription",
                "subscription_item",
                "plan",
                "invoice",
                "line_item",
                "invoice_payment",
                "subscription_schedule",
                "billing_portal.session",
                "event",
                "webhook_endpoint"
            })
    @DisplayName("INFRA-CRED-944 no object has a member that stripe-java's class of it does not have")
    void members(String type) {
        var unknown = new HashSet<String>();
        compare(Shapes.fresh(type), owner(type), type, unknown);
        unknown.removeAll(UNKNOWN_TO_CLASSES);

        assertThat(unknown).isEmpty();
    }

    private static Class<?> owner(String type) {
        return switch (type) {
            case "invoice_payment" -> InvoicePayment.class;
            case "webhook_endpoint" -> WebhookEndpoint.class;
            case "line_item" -> InvoiceLineItem.class;
            default ->
                Optional.ofNullable(EventDataClassLookup.classLookup.get(type)).orElseThrow();
        };
    }

    private static void compare(JsonNode node, Class<?> owner, String path, Set<String> unknown) {
        var known = members(owner);
        node.properties().forEach(member -> {
            var at = path + "." + member.getKey();
            var type = known.get(member.getKey());
            if (type == null) {
                unknown.add(at);
            } else if (member.getValue().isObject()
                    && !member.getValue().has("has_more")
                    && StripeObject.class.isAssignableFrom(type)) {
                compare(member.getValue(), type, at, unknown);
            }
        });
    }

    private static Map<String, Class<?>> members(Class<?> owner) {
        var members = new HashMap<String, Class<?>>();
        for (Class<?> c = owner; c != null && c != StripeObject.class; c = c.getSuperclass()) {
            Arrays.stream(c.getDeclaredFields())
                    .filter(field -> field.isAnnotationPresent(SerializedName.class))
                    .forEach(field -> members.put(
                            field.getAnnotation(SerializedName.class).value(), field.getType()));
        }
        return members;
    }
}
