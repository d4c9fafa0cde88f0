package dev.groundwork.payments.customers;

import com.stripe.param.CustomerCreateParams;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Table.WriteOutcome;
import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.stripe.StripeCalls;
import dev.groundwork.payments.table.PaymentsTable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The customers at Stripe, one for each user who has ever begun a purchase. */
@Singleton
public final class Customers {

    private static final Expression ABSENT = Expression.when(PaymentsTable.ABSENT);
    private static final String CUSTOMER_ID = "customerId";

    private final StripeCalls stripe;
    private final Table credits;
    private final Table accounts;

    Customers(StripeCalls stripe, @Named("credits") Table credits, @Named("accounts") Table accounts) {
        this.stripe = stripe;
        this.credits = credits;
        this.accounts = accounts;
    }

    /** Returns the user's customer, which is made where there is none. Two clicks at once make one: the user keys the write at Stripe. */
    public String of(UserId user) {
        return credits.get(PaymentsTable.customer(user))
                .map(item -> item.string(CUSTOMER_ID))
                .orElseGet(() -> note(user, create(user)));
    }

    private String create(UserId user) {
        var customer = CustomerCreateParams.builder().putMetadata("userId", user.value());
        address(user).ifPresent(customer::setEmail);
        return stripe.call(client -> client.v1()
                .customers()
                .create(customer.build(), StripeCalls.once("customer-" + user))
                .getId());
    }

    /** Stripe sends its receipts there. */
    private Optional<String> address(UserId user) {
        return accounts.get(AccountKeys.profile(user)).flatMap(profile -> profile.optionalString("email"));
    }

    private String note(UserId user, String customer) {
        var item =
                Item.at(PaymentsTable.customer(user)).set(CUSTOMER_ID, customer).build();
        return switch (credits.put(item, ABSENT)) {
            case WriteOutcome.Written written -> customer;
            case WriteOutcome.ConditionFailed(var found) -> found.orElseThrow().string(CUSTOMER_ID);
        };
    }
}
