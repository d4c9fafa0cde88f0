package dev.groundwork.auth.account;

/**
 * An account as an operator sees it.
 *
 * @param profile what its user sees
 * @param disabled whether it is closed to sign-ins
 */
public record OperatedAccount(Profile profile, boolean disabled) {}
