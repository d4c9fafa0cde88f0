package dev.groundwork.auth.adapter;

import dev.groundwork.auth.domain.PasswordHash;
import dev.groundwork.auth.domain.Profile;
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
record AccountEdit(
        Profile profile,
        Optional<PasswordHash> password,
        boolean disabled,
        boolean forgives,
        Predicate<SessionId> ends,
        Transaction more) {

    /** Nothing changes yet. */
    static AccountEdit of(AccountState seen) {
        return new AccountEdit(
                seen.profile(), Optional.empty(), seen.disabled(), false, session -> false, Transaction.empty());
    }

    AccountEdit profile(Profile after) {
        return new AccountEdit(after, password, disabled, forgives, ends, more);
    }

    /** Another password; who has one can sign in with it. */
    AccountEdit password(PasswordHash after) {
        return new AccountEdit(profile, Optional.of(after), disabled, forgives, ends, more);
    }

    AccountEdit disabled(boolean after) {
        return new AccountEdit(profile, password, after, forgives, ends, more);
    }

    /** Failed sign-ins are forgotten. */
    AccountEdit forgive() {
        return new AccountEdit(profile, password, disabled, true, ends, more);
    }

    /** These sessions end, besides none: a later call replaces an earlier one. */
    AccountEdit end(Predicate<SessionId> sessions) {
        return new AccountEdit(profile, password, disabled, forgives, sessions, more);
    }

    /** These writes happen with the change or not at all. */
    AccountEdit with(Transaction writes) {
        return new AccountEdit(profile, password, disabled, forgives, ends, writes);
    }
}
