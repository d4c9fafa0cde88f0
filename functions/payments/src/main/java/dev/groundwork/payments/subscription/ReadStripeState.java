package dev.groundwork.payments.subscription;

import com.stripe.model.SubscriptionItem;
import com.stripe.model.SubscriptionSchedule;
import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.stripe.Prices;
import dev.groundwork.payments.subscription.StripeState.Phase;
import dev.groundwork.payments.subscription.Subscription.PendingChange;
import dev.groundwork.payments.subscription.Subscription.Tier;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a subscription of Stripe's. Its tier is that of its product: the metadata is what we wrote last, the product is what is paid. */
public final class ReadStripeState {

    private ReadStripeState() {}

    /** Returns whose it is, nothing where it is not ours. */
    public static Optional<UserId> user(com.stripe.model.Subscription subscription) {
        return Optional.ofNullable(metadata(subscription).get("userId")).flatMap(UserId::parse);
    }

    /** Reads a subscription of a user, nothing where it has no tier or period that we know. */
    public static Optional<StripeState> read(com.stripe.model.Subscription subscription, UserId user) {
        return first(subscription)
                .flatMap(item -> tier(subscription, item)
                        .map(tier -> new StripeState(
                                subscription.getId(),
                                user,
                                Instant.ofEpochSecond(Objects.requireNonNullElse(subscription.getCreated(), 0L)),
                                phase(Objects.requireNonNullElse(subscription.getStatus(), "")),
                                tier,
                                Instant.ofEpochSecond(item.getCurrentPeriodEnd()),
                                item.getId(),
                                Boolean.TRUE.equals(subscription.getCancelAtPeriodEnd()),
                                Optional.ofNullable(subscription.getSchedule()),
                                pending(subscription.getScheduleObject(), tier))));
    }

    private static Map<String, String> metadata(com.stripe.model.Subscription subscription) {
        return Objects.requireNonNullElse(subscription.getMetadata(), Map.of());
    }

    private static Optional<SubscriptionItem> first(com.stripe.model.Subscription subscription) {
        return Optional.ofNullable(subscription.getItems())
                .flatMap(items -> items.getData().stream()
                        .filter(item -> item.getCurrentPeriodEnd() != null)
                        .findFirst());
    }

    private static Optional<Tier> tier(com.stripe.model.Subscription subscription, SubscriptionItem item) {
        return Optional.ofNullable(item.getPrice())
                .flatMap(price -> Optional.ofNullable(price.getProduct()))
                .flatMap(Prices::tierOf)
                .flatMap(Tier::parse)
                .or(() ->
                        Optional.ofNullable(metadata(subscription).get("tier")).flatMap(Tier::parse));
    }

    private static Phase phase(String status) {
        return switch (status) {
            case "active", "trialing" -> Phase.ACTIVE;
            case "past_due", "unpaid", "paused" -> Phase.PAST_DUE;
            case "canceled" -> Phase.ENDED;
            default -> Phase.UNDECIDED;
        };
    }

    /** Returns the change that a schedule makes: the first phase after the current one, which says its tier in its metadata. */
    private static Optional<PendingChange> pending(@Nullable SubscriptionSchedule schedule, Tier now) {
        if (schedule == null || schedule.getCurrentPhase() == null || schedule.getPhases() == null) {
            return Optional.empty();
        }
        var end = schedule.getCurrentPhase().getEndDate();
        return schedule.getPhases().stream()
                .filter(phase -> phase.getStartDate() >= end)
                .findFirst()
                .flatMap(phase -> tier(phase)
                        .filter(tier -> tier != now)
                        .map(tier -> new PendingChange(tier, Instant.ofEpochSecond(phase.getStartDate()))));
    }

    private static Optional<Tier> tier(SubscriptionSchedule.Phase phase) {
        return Optional.ofNullable(phase.getMetadata())
                .map(metadata -> metadata.get("tier"))
                .flatMap(Tier::parse);
    }
}
