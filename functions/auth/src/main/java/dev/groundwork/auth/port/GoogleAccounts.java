package dev.groundwork.auth.port;

import dev.groundwork.auth.domain.Account;
import dev.groundwork.auth.domain.Activity;
import dev.groundwork.auth.domain.EmailAddress;
import dev.groundwork.auth.domain.GoogleIdentity;
import dev.groundwork.auth.domain.Mail;
import dev.groundwork.auth.domain.Profile;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** Accounts and the identities at Google that open them. An identity opens one account, and an account has at most one. */
public interface GoogleAccounts {

    /** Whose account this identity opens. */
    Optional<UserId> owner(GoogleIdentity identity);

    /** The account of a user. */
    Optional<Account> find(UserId user);

    /** The account that has proven an address. */
    Optional<Account> find(EmailAddress address);

    /** Links an identity to an open account that has none, with the notice and what the owner's activity tells, together or not at all. */
    Outcome link(UserId user, GoogleIdentity identity, Mail notice, Activity what);

    /**
     * Opens an account without a password for an identity whose address is proven: profile, address, slug, identity, ledger with its free
     * credits, and the end of a registration of the address that nobody proved, together or not at all.
     */
    Outcome open(Profile profile, GoogleIdentity identity, Instant now);

    /** What came of a step. */
    enum Outcome {
        DONE,
        /** Somebody has this slug. */
        SLUG_TAKEN,
        /** Something is not as it was found: look again. */
        OVERTAKEN
    }
}
