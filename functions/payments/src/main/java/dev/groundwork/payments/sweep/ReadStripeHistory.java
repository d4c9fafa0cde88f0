package dev.groundwork.payments.sweep;

import com.stripe.model.Event;
import com.stripe.model.HasId;
import com.stripe.model.StripeCollection;
import com.stripe.model.checkout.Session;
import com.stripe.param.EventListParams;
import com.stripe.param.checkout.SessionListParams;
import dev.groundwork.payments.stripe.StripeCalls;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Stripe's history by its API. */
@Singleton
final class ReadStripeHistory implements StripeHistory {

    private static final long PAGE = 100;

    private final StripeCalls stripe;

    ReadStripeHistory(StripeCalls stripe) {
        this.stripe = stripe;
    }

    @Override
    public Page<Event> undelivered(Instant since, Position from, Optional<String> after) {
        var created = EventListParams.Created.builder().setGte(since.getEpochSecond());
        from.notAfter().ifPresent(at -> created.setLte(at.getEpochSecond()));
        var params = EventListParams.builder()
                .setDeliverySuccess(false)
                .setCreated(created.build())
                .setLimit(PAGE);
        after.ifPresent(params::setStartingAfter);
        return page(stripe.call(client -> client.v1().events().list(params.build())));
    }

    @Override
    public Page<Session> complete(Instant since, Position from, Optional<String> after) {
        var created = SessionListParams.Created.builder().setGte(since.getEpochSecond());
        from.notAfter().ifPresent(at -> created.setLte(at.getEpochSecond()));
        var params = SessionListParams.builder()
                .setStatus(SessionListParams.Status.COMPLETE)
                .setCreated(created.build())
                .setLimit(PAGE);
        after.ifPresent(params::setStartingAfter);
        return page(stripe.call(client -> client.v1().checkout().sessions().list(params.build())));
    }

    private static <T extends HasId> Page<T> page(StripeCollection<T> found) {
        var items = found.getData();
        return new Page<>(
                items,
                found.getHasMore() && !items.isEmpty()
                        ? Optional.of(items.getLast().getId())
                        : Optional.empty());
    }

    @Override
    public Optional<Event> event(String id) {
        return stripe.find(client -> client.v1().events().retrieve(id));
    }

    @Override
    public Optional<Session> session(String id) {
        return stripe.find(client -> client.v1().checkout().sessions().retrieve(id));
    }
}
