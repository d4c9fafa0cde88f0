package dev.groundwork.localstack.stripe.billing;

/**
 * The place where people find the pages of the stand-in.
 *
 * @param url without a slash at its end
 */
public record Site(String url) {}
