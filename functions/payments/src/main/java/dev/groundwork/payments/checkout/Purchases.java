package dev.groundwork.payments.checkout;

import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.checkout.Purchase.Session;
import java.util.Optional;

/** The purchases that were begun: what a caller's key names. */
interface Purchases {

    /** Finds the purchase that a key names. */
    Optional<Purchase> find(UserId user, String name);

    /** Begins a purchase, unless its key names one; returns the one that it names then. */
    Purchase begin(Purchase purchase);

    /** Notes the session of a purchase, unless it has one; returns the one that it has then. */
    Session note(Purchase purchase, Session session);
}
