package dev.groundwork.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.Consumed;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.InsufficientCredits;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.Replayed;
import dev.groundwork.ledger.model.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of a ledger for keys that were refused once. */
abstract class KeysContract extends LedgerContract {

    @Test
    @DisplayName(
            "INFRA-CRED-570 what was refused for want of credits and is retried 20 times at once after a grant takes effect once")
    void refusedThenRetried() throws Exception {
        var now = clock.instant();
        for (var key : List.of(
                fresh(),
                Ids.key("opaque"),
                Ids.ordered(now.minus(Duration.ofMinutes(1))),
                Ids.ordered(now.minus(Duration.ofDays(1))),
                Ids.ordered(now.minus(Duration.ofDays(365))),
                Ids.ordered(now.plus(Duration.ofDays(1))))) {
            var user = withBalance(3);
            var refused = ledger().consume(Ids.consumption(user, key, 4));
            give(user, 10, Optional.empty());

            var outcomes =
                    CreditLedgerContract.together(20, i -> () -> ledger().consume(Ids.consumption(user, key, 4)));

            assertThat(refused).isEqualTo(new InsufficientCredits(Credits.of(4), Credits.of(3)));
            assertThat(outcomes).filteredOn(Consumed.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Replayed.class::isInstance).hasSize(19);
            assertThat(entries(user)).extracting(Entry::amount).containsExactly(-4L, 10L, -97L, 100L);
        }
    }
}
