package dev.groundwork.auth;

import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.Password.Verification;
import dev.groundwork.auth.password.PasswordHasher;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Hashes that cost nothing and can be counted, for tests that send hundreds. */
final class QuickPasswords implements PasswordHasher {

    private final AtomicInteger verified = new AtomicInteger();

    @Override
    public PasswordHash hash(Password password) {
        return new PasswordHash("1$quick$" + password.value());
    }

    @Override
    public Verification verify(Password password, Optional<PasswordHash> stored) {
        verified.incrementAndGet();
        return new Verification(stored.equals(Optional.of(hash(password))), false);
    }

    int verified() {
        return verified.get();
    }
}
