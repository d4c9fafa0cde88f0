package dev.groundwork.payments.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.subscription.StripeState.Phase;
import dev.groundwork.payments.subscription.Subscription.Tier;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubscriptionRecordTest {

    private static final UserId USER = new UserId("usr_01KEBWNAE00000000000000001");
    private static final Instant BEGUN = Instant.parse("2026-01-07T09:30:00Z");

    private static StripeState state(String id, Phase phase, Instant createdAt) {
        return new StripeState(
                id,
                USER,
                createdAt,
                phase,
                Tier.PRO,
                BEGUN.plusSeconds(9),
                "si_1",
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static SubscriptionRecord known(String phase) {
        var none = SubscriptionRecord.none(USER);
        return phase.equals("none") ? none : none.with(state("sub_1", Phase.valueOf(phase), BEGUN), BEGUN);
    }

    @ParameterizedTest
    @CsvSource({
        "none,     ACTIVE,    pro active",
        "none,     PAST_DUE,  pro past_due",
        "none,     ENDED,     free canceled",
        "none,     UNDECIDED, free none",
        "ACTIVE,   ACTIVE,    pro active",
        "ACTIVE,   PAST_DUE,  pro past_due",
        "ACTIVE,   ENDED,     free canceled",
        "ACTIVE,   UNDECIDED, pro active",
        "PAST_DUE, ACTIVE,    pro active",
        "PAST_DUE, PAST_DUE,  pro past_due",
        "PAST_DUE, ENDED,     free canceled",
        "PAST_DUE, UNDECIDED, pro past_due",
        "ENDED,    ACTIVE,    free canceled",
        "ENDED,    PAST_DUE,  free canceled",
        "ENDED,    ENDED,     free canceled",
        "ENDED,    UNDECIDED, free canceled"
    })
    @DisplayName("INFRA-CRED-443 what one subscription states, by what is known of it: its end is for good")
    void same(String before, Phase stated, String after) {
        var record = known(before).with(state("sub_1", stated, BEGUN), BEGUN.plusSeconds(1));

        assertThat(record.view().tier().text() + " " + record.view().status().text())
                .isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, ACTIVE,    1,  sub_2",
        "ACTIVE, ACTIVE,    -1, sub_1",
        "ACTIVE, ENDED,     1,  sub_1",
        "ACTIVE, UNDECIDED, 1,  sub_1",
        "ENDED,  ACTIVE,    1,  sub_2",
        "ENDED,  PAST_DUE,  1,  sub_2",
        "ENDED,  ACTIVE,    -1, sub_2",
        "ENDED,  ENDED,     1,  sub_2",
        "ENDED,  ENDED,     -1, sub_1",
        "ENDED,  UNDECIDED, 1,  sub_1"
    })
    @DisplayName("INFRA-CRED-444 another subscription takes the place of one that has ended, or of an older one")
    void other(Phase before, Phase stated, long later, String shown) {
        var record = known(before.name()).with(state("sub_2", stated, BEGUN.plusSeconds(later)), BEGUN.plusSeconds(5));

        assertThat(record.stripeId()).isEqualTo(shown);
    }

    @Test
    @DisplayName("INFRA-CRED-445 a state that says nothing new moves the time up to which others are older")
    void time() {
        var record = known("ACTIVE");

        var newer = record.with(state("sub_1", Phase.ACTIVE, BEGUN), BEGUN.plusSeconds(7));

        assertThat(newer.stateAt()).isEqualTo(BEGUN.plusSeconds(7));
        assertThat(newer.with(state("sub_1", Phase.ACTIVE, BEGUN), BEGUN.plusSeconds(3)))
                .isEqualTo(newer);
        assertThat(record.isEndOf(SubscriptionRecord.none(USER))).isFalse();
    }
}
