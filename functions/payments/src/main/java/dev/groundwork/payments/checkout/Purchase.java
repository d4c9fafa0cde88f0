package dev.groundwork.payments.checkout;

import dev.groundwork.kernel.UserId;
import java.util.Optional;

/**
 * A purchase that was begun, under a caller's key.
 *
 * @param user who buys
 * @param name of the key
 * @param packageId what is bought
 * @param catalogueVersion which version sells it
 * @param session the page to pay at, once there is one
 */
record Purchase(UserId user, String name, String packageId, int catalogueVersion, Optional<Session> session) {

    /**
     * A page of Stripe's to pay at.
     *
     * @param id of the session
     * @param url of the page
     */
    record Session(String id, String url) {}
}
