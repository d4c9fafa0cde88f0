package dev.groundwork.auth.account;

import dev.groundwork.auth.account.AccountReader.AccountState;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.kernel.SessionId;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A change of an account. What a caller does not set stays as it is.
 *
 * @param profile the profile afterwards
 * @param password the new password, if it changes
 * @param disabled whether the account is closed to sign-ins afterwards
 * @param clearsFailures whether failed sign-ins no longer count
 * @param ends the sessions that end
 * @param additional further writes of the same transaction: mails, tokens
 */
public record AccountEdit(
        Profile profile,
        Optional<PasswordHash> password,
        boolean disabled,
        boolean clearsFailures,
        Predicate<SessionId> ends,
        Transaction additional) {

    /** A change that keeps everything. */
    public static AccountEdit of(AccountState seen) {
        return new AccountEdit(
                seen.profile(), Optional.empty(), seen.disabled(), false, session -> false, Transaction.empty());
    }

    /** Sets the profile. */
    public AccountEdit profile(Profile after) {
        return new AccountEdit(after, password, disabled, clearsFailures, ends, additional);
    }

    /** Sets the password. */
    public AccountEdit password(PasswordHash after) {
        return new AccountEdit(profile, Optional.of(after), disabled, clearsFailures, ends, additional);
    }

    /** Closes the account to sign-ins, or opens it. */
    public AccountEdit disabled(boolean after) {
        return new AccountEdit(profile, password, after, clearsFailures, ends, additional);
    }

    /** Resets the count of failed sign-ins to zero. */
    public AccountEdit clearFailures() {
        return new AccountEdit(profile, password, disabled, true, ends, additional);
    }

    /** Ends these sessions; a later call replaces an earlier one. */
    public AccountEdit end(Predicate<SessionId> sessions) {
        return new AccountEdit(profile, password, disabled, clearsFailures, sessions, additional);
    }

    /** Adds writes that happen with the change or not at all; a later call replaces an earlier one. */
    public AccountEdit with(Transaction writes) {
        return new AccountEdit(profile, password, disabled, clearsFailures, ends, writes);
    }
}
