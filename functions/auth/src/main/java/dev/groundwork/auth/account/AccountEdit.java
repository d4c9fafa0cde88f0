package dev.groundwork.auth.account;

import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.kernel.SessionId;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a change makes of an account. What is not named stays.
 *
 * @param profile the profile afterwards
 * @param password the new password, where it changes
 * @param disabled whether the account is closed to sign-ins afterwards
 * @param forgives whether no failed sign-ins count any more
 * @param ends the sessions that end
 * @param more further writes of the same transaction: mails, tokens
 */
public record AccountEdit(
        Profile profile,
        Optional<PasswordHash> password,
        boolean disabled,
        boolean forgives,
        Predicate<SessionId> ends,
        Transaction more) {

    /** Nothing changes yet. */
    public static AccountEdit of(AccountState seen) {
        return new AccountEdit(
                seen.profile(), Optional.empty(), seen.disabled(), false, session -> false, Transaction.empty());
    }

    public AccountEdit profile(Profile after) {
        return new AccountEdit(after, password, disabled, forgives, ends, more);
    }

    /** Another password; who has one can sign in with it. */
    public AccountEdit password(PasswordHash after) {
        return new AccountEdit(profile, Optional.of(after), disabled, forgives, ends, more);
    }

    public AccountEdit disabled(boolean after) {
        return new AccountEdit(profile, password, after, forgives, ends, more);
    }

    /** Failed sign-ins are forgotten. */
    public AccountEdit forgive() {
        return new AccountEdit(profile, password, disabled, true, ends, more);
    }

    /** These sessions end, besides none: a later call replaces an earlier one. */
    public AccountEdit end(Predicate<SessionId> sessions) {
        return new AccountEdit(profile, password, disabled, forgives, sessions, more);
    }

    /** These writes happen with the change or not at all. */
    public AccountEdit with(Transaction writes) {
        return new AccountEdit(profile, password, disabled, forgives, ends, writes);
    }
}
