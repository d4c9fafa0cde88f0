package dev.groundwork.mail.suppression;

import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records addresses that bounced or complained, so that no more mail goes to them. Repeating it is harmless. */
@Singleton
public final class SuppressAddress {

    private static final Logger LOG = LoggerFactory.getLogger(SuppressAddress.class);

    private final Suppressions suppressions;
    private final ProductClock clock;

    SuppressAddress(Suppressions suppressions, ProductClock clock) {
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** Records that these addresses bounced permanently. */
    public void bounced(List<String> addresses) {
        addresses.forEach(address -> suppressions.bounced(address, clock.instant()));
        record("bounce", addresses);
    }

    /** Records that the owners of these addresses complained. */
    public void complained(List<String> addresses) {
        addresses.forEach(address -> suppressions.complained(address, clock.instant()));
        record("complaint", addresses);
    }

    private static void record(String reason, List<String> addresses) {
        LOG.atWarn()
                .addKeyValue("event", "address_suppressed")
                .addKeyValue("reason", reason)
                .addKeyValue("addresses", addresses.size())
                .log("Addresses get no more mail");
    }
}
