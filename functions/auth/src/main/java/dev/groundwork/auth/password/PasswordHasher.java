package dev.groundwork.auth.password;

import dev.groundwork.auth.account.PasswordHash;
import java.util.Optional;

/** Hashing of passwords. Each call costs exactly one hash of today's parameters or of the stored ones. */
public interface PasswordHasher {

    /** The hash to store. */
    PasswordHash hash(Password password);

    /** Judges a password; with nothing to compare it costs the same and does not match. */
    Verdict judge(Password password, Optional<PasswordHash> stored);

    /**
     * What came of judging.
     *
     * @param matches whether it is the password
     * @param outdated whether the stored hash has other parameters or another pepper than today's
     */
    record Verdict(boolean matches, boolean outdated) {}
}
