package dev.groundwork.ledger.schedule;

import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.util.function.Function;

/** Answers the calls of a ledger that has its table for itself. Who waits for a lock there waits until its holder's time is over. */
public final class SingleClient implements Function<Call, Reply> {

    private static final Duration LEASE = Duration.ofSeconds(2);

    private final TableEngine engine;
    private final HandClock clock;
    private TableImage image;

    public SingleClient(TableImage image, HandClock clock) {
        this(TableEngine.EVALUATOR, image, clock);
    }

    /** Creates a client whose calls an engine executes. */
    public SingleClient(TableEngine engine, TableImage image, HandClock clock) {
        this.engine = engine;
        this.image = image;
        this.clock = clock;
    }

    public TableImage image() {
        return image;
    }

    @Override
    public Reply apply(Call call) {
        return switch (call) {
            case Call.Request(var request) -> {
                var outcome = engine.apply(image, request);
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
