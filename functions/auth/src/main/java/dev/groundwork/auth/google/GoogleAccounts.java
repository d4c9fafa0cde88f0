package dev.groundwork.auth.google;

import dev.groundwork.auth.account.AccountOpening.NewAccount;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.StoredAccount;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.kernel.UserId;
import java.util.Optional;

/** Accounts and the identities at Google that open them. An identity opens one account, and an account has at most one. */
interface GoogleAccounts {

    /** Returns the user whose account this identity opens. */
    Optional<UserId> owner(GoogleIdentity identity);

    /** Returns the account of a user. */
    Optional<StoredAccount> find(UserId user);

    /** Returns the account that has proven an address. */
    Optional<StoredAccount> find(EmailAddress address);

    /**
     * Links an identity to an open account that has none, with the notice and the event, together or not at all.
     *
     * @return false if something is not as it was found: look again
     */
    boolean link(UserId user, GoogleIdentity identity, Mail notice, Activity event);

    /**
     * Opens an account without a password for an identity whose address is proven, and ends a registration of the address that nobody proved,
     * together or not at all.
     *
     * @return false if something is not as it was found: look again
     */
    boolean open(NewAccount account, GoogleIdentity identity);
}
