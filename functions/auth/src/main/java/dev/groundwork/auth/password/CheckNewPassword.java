package dev.groundwork.auth.password;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.password.PasswordPolicy.PasswordRejection;
import dev.groundwork.json.Field;
import dev.groundwork.json.Members;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a new password (ASVS 5.0 6.2.4, 6.2.11, 6.2.12), cheapest first: its own properties, then the bundled list, then the breached ones,
 * which are asked only if nothing else refused. Looks no account up.
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

    /** Returns why the password is refused, or nothing, by all checks that need no call to another service. */
    public Optional<PasswordRejection> checkLocally(Password password, Optional<EmailAddress> address) {
        return PasswordPolicy.check(password, address)
                .or(() -> common.contains(password) ? Optional.of(PasswordRejection.COMMON) : Optional.empty());
    }

    /** Adds an error to the member {@code name} of a request if its password is refused by {@link #checkLocally(Password, Optional)}. */
    public void checkLocally(Members body, String name, Field<String> password, Optional<EmailAddress> address) {
        password.ifValid()
                .flatMap(text -> checkLocally(new Password(text), address))
                .ifPresent(rejection -> body.refuse(name, rejection.code(), rejection.detail()));
    }

    /** Returns {@link PasswordRejection#BREACHED} if the password was found in a breach. An outage refuses nothing, and is logged. */
    public Optional<PasswordRejection> checkBreaches(Password password) {
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
