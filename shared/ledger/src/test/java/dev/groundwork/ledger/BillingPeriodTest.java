package dev.groundwork.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ledger.model.BillingPeriod;
import dev.groundwork.ledger.model.BillingPeriods;
import dev.groundwork.ledger.model.Lot;
import dev.groundwork.ledger.model.Lots;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BillingPeriodTest {

    private static BillingPeriod period(String start, String end) {
        return new BillingPeriod(Instant.parse(start + "T23:59:59Z"), Instant.parse(end + "T23:59:59Z"), false);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-02-28, 2026-03-31",
        "2026-02-28, 2026-03-31, 2026-04-30",
        "2026-04-30, 2026-05-31, 2026-06-30",
        "2026-01-30, 2026-02-28, 2026-03-30",
        "2026-01-29, 2026-02-28, 2026-03-29",
        "2026-01-28, 2026-02-28, 2026-03-28",
        "2024-01-31, 2024-02-29, 2024-03-31",
        "2025-12-31, 2026-01-31, 2026-02-28",
        "2026-06-15, 2026-07-15, 2026-08-15"
    })
    @DisplayName("INFRA-CRED-407 the next period ends on the anchor's day, or on the last day of a month without it")
    void nextEnd(String start, String end, String next) {
        assertThat(period(start, end).nextEnd()).isEqualTo(Instant.parse(next + "T23:59:59Z"));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-408 for every anchor of four years and thirteen periods on, the next end is that of the anchor")
    void everyAnchor() {
        for (var anchor = ZonedDateTime.of(2023, 1, 1, 7, 8, 9, 0, ZoneOffset.UTC);
                anchor.getYear() < 2027;
                anchor = anchor.plusDays(1)) {
            for (var month = 0; month < 13; month++) {
                var period = new BillingPeriod(
                        anchor.plusMonths(month).toInstant(),
                        anchor.plusMonths(month + 1).toInstant(),
                        false);
                assertThat(period.nextEnd())
                        .as("%s after %s", period, anchor)
                        .isEqualTo(anchor.plusMonths(month + 2).toInstant());
            }
        }
    }

    @Test
    @DisplayName(
            "INFRA-CRED-409 lots and periods are what their texts say, and periods are forgotten when they matter no more")
    void texts() {
        var month = period("2026-01-31", "2026-02-28");
        var change = new BillingPeriod(month.start().plusSeconds(5), month.end(), true);
        var lots = Lots.of(Lot.of(month, 5)).plus(Lots.of(Lot.of(change, 7))).plus(Lots.of(Lot.of(month, 2)));
        var periods = BillingPeriods.NONE.with(change, month.start()).with(month, month.start());

        assertThat(Lots.parse(lots.toString())).isEqualTo(lots);
        assertThat(lots.lots()).hasSize(2);
        assertThat(BillingPeriods.parse(periods.toString())).isEqualTo(periods);
        assertThat(periods.with(change, month.end().plus(Duration.ofDays(61))).periods())
                .containsExactly(month, change);
        assertThat(periods.recent(month.end().plus(Duration.ofDays(62))).periods())
                .isEmpty();
    }
}
