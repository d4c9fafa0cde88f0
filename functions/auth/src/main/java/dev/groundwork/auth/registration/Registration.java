package dev.groundwork.auth.registration;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile.DisplayName;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import java.time.Instant;

/**
 * A request for an account whose address is not proven yet. It is no account: nobody can sign in with it, and the next registration of the same
 * address replaces it, password and all.
 *
 * @param address the address to prove
 * @param displayName the display name asked for
 * @param password the hash of the password asked for
 * @param expiresAt when the proof comes too late
 */
record Registration(EmailAddress address, DisplayName displayName, PasswordHash password, Instant expiresAt) {}
