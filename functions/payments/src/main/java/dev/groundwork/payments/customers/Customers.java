package dev.groundwork.payments.customers;

import com.stripe.exception.InvalidRequestException;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.checkout.SessionListParams;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Table.WriteOutcome;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.ProblemException;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.stripe.StripeCalls;
import dev.groundwork.payments.table.PaymentsTable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The customers at Stripe, one for each user who has ever begun a purchase. The end of an account is the end of its customer. */
@Singleton
public final class Customers {

    private static final Expression ABSENT = Expression.when(PaymentsTable.ABSENT);
    private static final String CUSTOMER_ID = "customerId";

    /** The most that one page of Stripe's lists holds. Sessions end by themselves within a day. */
    private static final long MAX_OPEN = 100;

    private final StripeCalls stripe;
    private final Table credits;
    private final Table accounts;
    private final ProductClock clock;

    Customers(
            StripeCalls stripe,
            @Named("credits") Table credits,
            @Named("accounts") Table accounts,
            ProductClock clock) {
        this.stripe = stripe;
        this.credits = credits;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Returns the user's customer, which is made where there is none. Two clicks at once make one: the user keys the write at Stripe. */
    public String of(UserId user) {
        return credits.get(PaymentsTable.customer(user))
                .map(item -> item.optionalString(CUSTOMER_ID).orElseThrow(Customers::accountIsGone))
                .orElseGet(() -> note(user, create(user)));
    }

    /** Returns the user's customer, nothing where there is none, or none any more. */
    public Optional<String> find(UserId user) {
        return credits.get(PaymentsTable.customer(user)).flatMap(item -> item.optionalString(CUSTOMER_ID));
    }

    private static ProblemException accountIsGone() {
        return new ProblemException(Problem.of(ProblemCode.UNAUTHENTICATED, "This account was deleted."));
    }

    private String create(UserId user) {
        var customer = CustomerCreateParams.builder().putMetadata("userId", user.value());
        address(user).ifPresent(customer::setEmail);
        return stripe.call(client -> client.v1()
                .customers()
                .create(customer.build(), StripeCalls.once("customer-" + user))
                .getId());
    }

    /** Returns the user's address: Stripe sends its receipts there. */
    public Optional<String> address(UserId user) {
        return accounts.get(AccountKeys.profile(user)).flatMap(profile -> profile.optionalString("email"));
    }

    private String note(UserId user, String customer) {
        var item =
                Item.at(PaymentsTable.customer(user)).set(CUSTOMER_ID, customer).build();
        return switch (credits.put(item, ABSENT)) {
            case WriteOutcome.Written written -> customer;
            case WriteOutcome.ConditionFailed(var found) -> standing(found.orElseThrow(), customer);
        };
    }

    /** Returns the customer that was there before; where the account has ended meanwhile, the new one goes too. */
    private String standing(Item found, String made) {
        return found.optionalString(CUSTOMER_ID).orElseThrow(() -> {
            delete(made);
            return accountIsGone();
        });
    }

    /**
     * Removes the customer of a user whose account was deleted, and what is open of it: the pages at which it could still pay, its subscriptions, which
     * end with it, and its address. From then on the user gets no other. Repeating it is harmless.
     */
    void remove(UserId user) {
        credits.get(PaymentsTable.customer(user))
                .flatMap(item -> item.optionalString(CUSTOMER_ID))
                .ifPresent(this::delete);
        var gone = Item.at(PaymentsTable.customer(user)).set("removedAt", clock.instant());
        credits.put(gone.build(), Expression.ALWAYS);
    }

    private void delete(String customer) {
        stripe.find(client -> client.v1()
                        .checkout()
                        .sessions()
                        .list(SessionListParams.builder()
                                .setCustomer(customer)
                                .setStatus(SessionListParams.Status.OPEN)
                                .setLimit(MAX_OPEN)
                                .build()))
                .ifPresent(open -> open.getData().forEach(session -> expire(session.getId())));
        stripe.find(client -> client.v1().customers().delete(customer));
    }

    /** One that was paid in this moment cannot expire; its payment is parked. */
    private void expire(String session) {
        stripe.call(client -> {
            try {
                return client.v1().checkout().sessions().expire(session).getId();
            } catch (InvalidRequestException e) {
                var status = client.v1().checkout().sessions().retrieve(session).getStatus();
                if ("open".equals(status)) {
                    throw e;
                }
                return session;
            }
        });
    }
}
