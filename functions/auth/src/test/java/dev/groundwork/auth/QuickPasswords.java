package dev.groundwork.auth;

import dev.groundwork.auth.domain.Password;
import dev.groundwork.auth.domain.PasswordHash;
import dev.groundwork.auth.port.Passwords;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Hashes that cost nothing and can be counted, for tests that send hundreds. */
final class QuickPasswords implements Passwords {

    private final AtomicInteger judged = new AtomicInteger();

    @Override
    public PasswordHash hash(Password password) {
        return new PasswordHash("1$quick$" + password.value());
    }

    @Override
    public Verdict judge(Password password, Optional<PasswordHash> stored) {
        judged.incrementAndGet();
        return new Verdict(stored.equals(Optional.of(hash(password))), false);
    }

    int judged() {
        return judged.get();
    }
}
