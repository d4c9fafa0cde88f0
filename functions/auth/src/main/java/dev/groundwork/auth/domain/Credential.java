package dev.groundwork.auth.domain;

/**
 * What an account signs in with.
 *
 * @param profile whose account
 * @param password the stored hash
 * @param disabled whether an operator closed the account
 */
public record Credential(Profile profile, PasswordHash password, boolean disabled) {}
