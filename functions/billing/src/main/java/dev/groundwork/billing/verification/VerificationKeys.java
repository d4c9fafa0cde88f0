package dev.groundwork.billing.verification;

import dev.groundwork.dynamodb.Key;

/**
 * The keys of the table {@code credits} that the verification of ledgers writes.
 *
 * <pre>
 * pk            sk      item                                             condition on write
 * VERIFICATION  CURSOR  the partition up to which ledgers were verified  none: two runs at once verify the same ledgers, and either's place is right
 * </pre>
 */
final class VerificationKeys {

    private VerificationKeys() {}

    /** Returns the key of the place of the rotation. */
    static Key cursor() {
        return new Key("VERIFICATION", "CURSOR");
    }
}
