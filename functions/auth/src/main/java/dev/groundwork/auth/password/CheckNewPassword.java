package dev.groundwork.auth.password;

import dev.groundwork.auth.account.EmailAddress;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges a new password (ASVS 5.0 6.2.4, 6.2.11, 6.2.12). Cheapest first: what it tells by itself, then the bundled list, then the breached
 * ones, which are asked only when nothing else refused. Looks no account up.
 */
@Singleton
public final class CheckNewPassword {

    private static final Logger LOG = LoggerFactory.getLogger(CheckNewPassword.class);

    private final CommonPasswords common;
    private final BreachedPasswords breached;

    CheckNewPassword(CommonPasswords common, BreachedPasswords breached) {
        this.common = common;
        this.breached = breached;
    }

    /** Why the password is refused, or nothing when it is good, all that costs no call to anybody. */
    public Optional<PasswordRejection> judgeHere(Password password, Optional<EmailAddress> address) {
        return PasswordPolicy.judge(password, address)
                .or(() -> common.contains(password) ? Optional.of(PasswordRejection.COMMON) : Optional.empty());
    }

    /** Whether the password was breached, for one that {@link #judgeHere} found good. An outage refuses nothing, and is logged. */
    public Optional<PasswordRejection> judgeAbroad(Password password) {
        return switch (breached.find(password)) {
            case BREACHED -> Optional.of(PasswordRejection.BREACHED);
            case NOT_FOUND -> Optional.empty();
            case UNAVAILABLE -> {
                LOG.atWarn()
                        .addKeyValue("event", "breached_passwords_unavailable")
                        .log("A new password could not be compared with the breached ones");
                yield Optional.empty();
            }
        };
    }
}
