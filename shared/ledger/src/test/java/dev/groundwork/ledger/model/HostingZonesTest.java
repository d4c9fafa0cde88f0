package dev.groundwork.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.AppId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Settlements without a ledger: two years of daily runs, of which some fail, in every time zone. */
final class HostingZonesTest {

    private static final long SEED = 20_260_107;
    private static final Instant START = Instant.parse("2011-01-15T10:20:00Z");
    private static final int DAYS = 731;
    private static final AppId APP = Ids.app(1);

    @Test
    @DisplayName(
            "INFRA-CRED-340 in every zone, over two years with its changes of clock and skipped dates, each date that exists is charged once")
    void everyZone(TestReporter reporter) {
        var random = new Random(SEED);
        var days = 0L;
        for (var id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            var zone = ZoneId.of(id);

            var charged = charged(zone, random);

            assertThat(charged).as(id).containsExactlyElementsOf(dates(zone));
            days += charged.size();
        }
        reporter.publishEntry("seed " + SEED, days + " days charged");
        assertThat(days).isGreaterThan(400_000);
    }

    /** One run in five is missed; the last is not. */
    private static List<LocalDate> charged(ZoneId zone, Random random) {
        var charged = new ArrayList<LocalDate>();
        var known = HostedDays.NONE;
        for (var day = 0; day <= DAYS; day++) {
            var now = START.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(30));
            if (day == DAYS || random.nextInt(5) > 0) {
                var charge = new HostingCharge(Ids.user(1), now, zone, List.of(new RunningApp(APP, START, START)));
                var newest = charged.isEmpty() ? Map.<AppId, LocalDate>of() : Map.of(APP, charged.getLast());
                var settlement =
                        HostingSettlement.next(known, charge, new OwedDays(known, charge, newest), Long.MAX_VALUE);
                settlement.days().forEach(paid -> charged.add(paid.date()));
                known = settlement.isNothing() ? known : settlement.after(OperationKey.at(day, new byte[10]), now);
            }
        }
        return charged;
    }

    /** The dates that the clocks of the zone have shown, looked at every three hours. */
    private static List<LocalDate> dates(ZoneId zone) {
        var dates = new TreeSet<LocalDate>();
        var end = START.plus(Duration.ofDays(DAYS)).plus(Duration.ofMinutes(30));
        for (var at = START; !at.isAfter(end); at = at.plus(Duration.ofHours(3))) {
            dates.add(LocalDate.ofInstant(at, zone));
        }
        dates.add(LocalDate.ofInstant(end, zone));
        return List.copyOf(dates);
    }
}
