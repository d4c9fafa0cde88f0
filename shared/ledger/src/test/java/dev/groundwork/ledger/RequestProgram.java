package dev.groundwork.ledger;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.Consumed;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome.Held;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.RefundRequest;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.ledger.model.TransactionId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One user's requests, one after the other, to one ledger: later ones name what earlier ones were answered. */
public final class RequestProgram {

    private static final List<AppId> APPS = Stream.generate(Ids::app).limit(5).toList();

    private final CreditLedger ledger;
    private final UserId user;
    private final ProductClock clock;
    private final List<HoldId> holds = new ArrayList<>();
    private final List<TransactionId> consumes = new ArrayList<>();

    public RequestProgram(CreditLedger ledger, UserId user, ProductClock clock) {
        this.ledger = ledger;
        this.user = user;
        this.clock = clock;
        holds.add(new HoldId(user, OperationKey.LOWEST));
        consumes.add(new TransactionId(user, OperationKey.LOWEST, 0));
    }

    /** The requests of a program. */
    public enum Kind {
        CONSUME,
        HOLD,
        COMMIT,
        RELEASE,
        REFUND,
        GRANT,
        SETTINGS,
        HOST,
        BALANCE,
        USED
    }

    /**
     * A request.
     *
     * @param after the time since the one before
     * @param kind of request
     * @param which key, or which of what was made before
     * @param size how much
     */
    public record Step(Duration after, Kind kind, int which, int size) {}

    /** The answer, but for what names the transaction. */
    public String run(Step step) {
        var answer = answer(step);
        if (answer instanceof Held(var receipt)) {
            holds.add(new HoldId(user, receipt.hold().operation()));
        }
        if (answer instanceof Consumed(var receipt)) {
            consumes.add(receipt.transaction());
        }
        return Observed.plain(answer);
    }

    public Observed seen() {
        return Observed.of(List.of(), ledger, user);
    }

    private Object answer(Step step) {
        var size = Credits.of(step.size);
        var soon = clock.instant().plus(Duration.ofMinutes(step.size));
        var key = key(step.which, step.kind);
        return switch (step.kind) {
            case CONSUME -> ledger.consume(Ids.consumption(user, key, step.size));
            case HOLD ->
                ledger.hold(new HoldRequest(
                        user, key, Action.WEB_SEARCH, size, new Reference("search"), soon, Optional.empty()));
            case COMMIT -> ledger.commit(holds.get(step.which % holds.size()), size);
            case RELEASE -> ledger.release(holds.get(step.which % holds.size()));
            case REFUND -> {
                var consume = consumes.get(step.size % consumes.size());
                yield ledger.refund(new RefundRequest(consume, key, new Reference("failed")));
            }
            case GRANT -> {
                var expiresAt = Optional.of(soon).filter(at -> step.size % 2 == 0);
                yield ledger.grant(new GrantRequest(user, key, size, new Reference("welcome"), expiresAt));
            }
            case SETTINGS ->
                ledger.change(
                        user,
                        new SettingsChange(Optional.of(Credits.of(10L * step.size)), Optional.of(step.which > 20)));
            case HOST -> {
                var day = LocalDate.parse("2026-01-06").plusDays(step.which / 4);
                yield ledger.chargeHosting(Ids.charge(user, day, APPS.subList(0, 1 + step.size % APPS.size())));
            }
            case BALANCE -> ledger.balance(user).orElseThrow();
            case USED -> ledger.isUsed(user, key(step.which, Kind.CONSUME));
        };
    }

    /** Forty keys of each kind: opaque ones, and ones of times from a day ago to a day ahead. */
    private static ScopedKey key(int number, Kind kind) {
        var key = number % 3 == 0
                ? Ids.key("opaque " + number)
                : Ids.ordered(Ids.NOW.plus(Duration.ofMinutes((number - 20) * 72L)), number);
        return new ScopedKey(kind.name(), key.key());
    }
}
