package dev.groundwork.payments.subscription;

/**
 * A page of Stripe's at which a subscription is started.
 *
 * @param id of the session
 * @param url of the page
 */
record CheckoutPage(String id, String url) {}
