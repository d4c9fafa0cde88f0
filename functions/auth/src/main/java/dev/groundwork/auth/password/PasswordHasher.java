package dev.groundwork.auth.password;

import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import java.util.Optional;

/** Hashes passwords. Each call costs exactly one hash, of today's parameters or of the stored ones. */
public interface PasswordHasher {

    /** Hashes a password for storage. */
    PasswordHash hash(Password password);

    /** Verifies a password; with nothing to compare it with it costs the same and does not match. */
    Verification verify(Password password, Optional<PasswordHash> stored);

    /**
     * The result of a verification.
     *
     * @param matches whether it is the password
     * @param outdated whether the stored hash has other parameters or another pepper than today's
     */
    record Verification(boolean matches, boolean outdated) {}
}
