package dev.groundwork.auth.password;

import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.password.Password.Verification;
import java.util.Optional;

/** Hashes passwords. Each call costs exactly one hash, of today's parameters or of the stored ones. */
public interface PasswordHasher {

    /** Hashes a password for storage. */
    PasswordHash hash(Password password);

    /** Verifies a password; with nothing to compare it with it costs the same and does not match. */
    Verification verify(Password password, Optional<PasswordHash> stored);
}
