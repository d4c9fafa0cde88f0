package dev.groundwork.payments.subscription;

import com.stripe.model.StripeCollection;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionRetrieveParams;
import com.stripe.param.SubscriptionScheduleCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.BillingCycleAnchor;
import com.stripe.param.SubscriptionUpdateParams.PaymentBehavior;
import com.stripe.param.SubscriptionUpdateParams.ProrationBehavior;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.customers.Customers;
import dev.groundwork.payments.stripe.StripeCalls;
import dev.groundwork.payments.subscription.Subscription.Tier;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Optional;

/** Subscriptions by Stripe's API. */
@Singleton
final class StripeSubscriptionCalls implements StripeSubscriptions {

    private static final long MOST = 20;

    private final StripeCalls stripe;
    private final Customers customers;
    private final TierSales sales;
    private final ProductClock clock;

    StripeSubscriptionCalls(StripeCalls stripe, Customers customers, TierSales sales, ProductClock clock) {
        this.stripe = stripe;
        this.customers = customers;
        this.sales = sales;
        this.clock = clock;
    }

    @Override
    public Optional<StripeState> find(String id) {
        var withSchedule =
                SubscriptionRetrieveParams.builder().addExpand("schedule").build();
        return stripe.find(client -> client.v1().subscriptions().retrieve(id, withSchedule))
                .flatMap(StripeSubscriptionCalls::read);
    }

    private static Optional<StripeState> read(com.stripe.model.Subscription subscription) {
        return ReadStripeState.user(subscription).flatMap(user -> ReadStripeState.read(subscription, user));
    }

    @Override
    public Optional<StripeState> current(UserId user) {
        return customers
                .find(user)
                .flatMap(customer -> all(customer).getData().stream()
                        .flatMap(subscription -> read(subscription).stream())
                        .filter(StripeState::isAlive)
                        .filter(state -> state.user().equals(user))
                        .max(Comparator.comparing(StripeState::createdAt)));
    }

    private StripeCollection<com.stripe.model.Subscription> all(String customer) {
        var ofCustomer = SubscriptionListParams.builder()
                .setCustomer(customer)
                .setLimit(MOST)
                .addExpand("data.schedule")
                .build();
        return stripe.<StripeCollection<com.stripe.model.Subscription>>call(
                client -> client.v1().subscriptions().list(ofCustomer));
    }

    @Override
    public boolean isPaid(StripeState now, Tier tier) {
        var paid = InvoiceListParams.builder()
                .setSubscription(now.id())
                .setStatus(InvoiceListParams.Status.PAID)
                .setLimit(MOST)
                .build();
        return stripe.call(client -> client.v1().invoices().list(paid).getData()).stream()
                .flatMap(invoice -> invoice.getLines().getData().stream())
                .filter(line -> line.getPeriod().getEnd() > clock.instant().getEpochSecond())
                .anyMatch(line ->
                        PaidMonths.tier(line).filter(tier.text()::equals).isPresent());
    }

    @Override
    public void exchange(StripeState now, Tier tier, int catalogueVersion, String key) {
        var update = SubscriptionUpdateParams.builder()
                .addItem(SubscriptionUpdateParams.Item.builder()
                        .setId(now.item())
                        .setPrice(sales.price(tier, catalogueVersion))
                        .build())
                .setProrationBehavior(ProrationBehavior.NONE)
                .putAllMetadata(TierSales.metadata(now.user(), tier, catalogueVersion));
        if (now.cancelAtPeriodEnd() && now.schedule().isEmpty()) {
            update.setCancelAtPeriodEnd(false);
        }
        stripe.call(client -> client.v1().subscriptions().update(now.id(), update.build(), StripeCalls.once(key)));
    }

    /**
     * The unused rest of the old period is not paid back, since its credits are kept: so no order of changes gives more than what was paid for.
     */
    @Override
    public boolean raise(StripeState now, Tier tier, int catalogueVersion, String key) {
        var update = SubscriptionUpdateParams.builder()
                .addItem(SubscriptionUpdateParams.Item.builder()
                        .setId(now.item())
                        .setPrice(sales.price(tier, catalogueVersion))
                        .build())
                .setBillingCycleAnchor(BillingCycleAnchor.NOW)
                .setProrationBehavior(ProrationBehavior.NONE)
                .setPaymentBehavior(PaymentBehavior.ERROR_IF_INCOMPLETE)
                .putAllMetadata(TierSales.metadata(now.user(), tier, catalogueVersion));
        if (now.cancelAtPeriodEnd() && now.schedule().isEmpty()) {
            update.setCancelAtPeriodEnd(false);
        }
        return stripe.pay(client -> client.v1().subscriptions().update(now.id(), update.build(), StripeCalls.once(key)))
                .isPresent();
    }

    @Override
    public void schedule(StripeState now, Tier tier, int catalogueVersion, String key) {
        var schedule = now.schedule().orElseGet(() -> {
            var create = SubscriptionScheduleCreateParams.builder()
                    .setFromSubscription(now.id())
                    .build();
            return stripe.call(client -> client.v1()
                    .subscriptionSchedules()
                    .create(create, StripeCalls.once(key + "-schedule"))
                    .getId());
        });
        var phases = stripe.call(client -> client.v1().subscriptionSchedules().retrieve(schedule));
        var update = SchedulePhases.thenChange(
                phases, sales.price(tier, catalogueVersion), TierSales.metadata(now.user(), tier, catalogueVersion));
        stripe.call(client ->
                client.v1().subscriptionSchedules().update(schedule, update, StripeCalls.once(key + "-phases")));
    }

    @Override
    public void unschedule(StripeState now, String key) {
        now.schedule()
                .ifPresent(schedule -> stripe.call(client -> client.v1()
                        .subscriptionSchedules()
                        .release(
                                schedule,
                                com.stripe.param.SubscriptionScheduleReleaseParams.builder()
                                        .build(),
                                StripeCalls.once(key))));
    }

    @Override
    public void endWithPeriod(StripeState now, boolean ends, String key) {
        var update =
                SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(ends).build();
        stripe.call(client -> client.v1().subscriptions().update(now.id(), update, StripeCalls.once(key)));
    }
}
