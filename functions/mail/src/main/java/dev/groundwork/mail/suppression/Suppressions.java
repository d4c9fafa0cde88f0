package dev.groundwork.mail.suppression;

import java.time.Instant;

/** What was learnt about addresses, kept without them. */
public interface Suppressions {

    /** What is known of an address. */
    Suppression find(String address);

    /** It bounced for good. Repeating it is harmless. */
    void bounced(String address, Instant now);

    /** Its owner complained. Repeating it is harmless. */
    void complained(String address, Instant now);
}
