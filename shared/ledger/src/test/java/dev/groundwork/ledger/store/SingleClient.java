package dev.groundwork.ledger.store;

import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.util.function.Function;

/** The outside of a ledger that has its table for itself. Who waits there for somebody gone waits until that one's time is over. */
final class SingleClient implements Function<Call, Reply> {

    private static final Duration LEASE = Duration.ofSeconds(2);

    private final HandClock clock;
    private TableImage image;

    SingleClient(TableImage image, HandClock clock) {
        this.image = image;
        this.clock = clock;
    }

    TableImage image() {
        return image;
    }

    @Override
    public Reply apply(Call call) {
        return switch (call) {
            case Call.Request(var request) -> {
                var outcome = image.apply(request);
                image = outcome.after();
                yield outcome.reply();
            }
            case Call.Clock() -> new Reply.Time(clock.instant());
            case Call.Rest() -> {
                clock.advance(LEASE);
                yield new Reply.Rested();
            }
        };
    }
}
