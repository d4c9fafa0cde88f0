package dev.groundwork.mail.suppression;

import java.time.Instant;

/** Bounces and complaints of addresses, stored without the addresses. */
public interface Suppressions {

    /** Returns the suppression of an address. */
    Suppression find(String address);

    /** Records that it bounced permanently. Repeating it is harmless. */
    void bounced(String address, Instant now);

    /** Records that its owner complained. Repeating it is harmless. */
    void complained(String address, Instant now);
}
