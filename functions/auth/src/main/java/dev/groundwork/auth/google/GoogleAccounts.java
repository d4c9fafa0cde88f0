package dev.groundwork.auth.google;

import dev.groundwork.auth.account.Account;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.outbox.Mail;
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
