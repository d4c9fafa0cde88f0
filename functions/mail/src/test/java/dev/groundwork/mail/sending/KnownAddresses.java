package dev.groundwork.mail.sending;

import dev.groundwork.mail.suppression.Suppression;
import dev.groundwork.mail.suppression.Suppressions;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Suppressions in memory. */
final class KnownAddresses implements Suppressions {

    private final Map<String, Suppression> known = new ConcurrentHashMap<>();

    @Override
    public Suppression find(String address) {
        return known.getOrDefault(normal(address), Suppression.NONE);
    }

    @Override
    public void bounced(String address, Instant now) {
        var until = Optional.of(now.plus(Suppression.BOUNCE));
        known.put(normal(address), new Suppression(until, find(address).complained()));
    }

    @Override
    public void complained(String address, Instant now) {
        known.put(normal(address), new Suppression(find(address).bouncedUntil(), true));
    }

    private static String normal(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
