package dev.groundwork.auth.recovery;

import dev.groundwork.auth.account.AccountChanges;
import dev.groundwork.auth.account.AccountEdit;
import dev.groundwork.auth.account.AccountReader;
import dev.groundwork.auth.account.AccountReader.AccountState;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.StoredAccount;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.account.StoredAccount.SignInItem;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.outbox.Outbox;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.kernel.SessionId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Changes of a password in the table {@code accounts}. */
@Singleton
final class DynamoPasswordChanges implements PasswordChanges {

    /** The number of other changes of the account that one change of its password survives. */
    private static final int MAX_TRIES = 5;

    private final Table table;
    private final AccountReader accounts;
    private final AccountChanges changes;
    private final Outbox outbox;

    DynamoPasswordChanges(
            @Named("accounts") Table table, AccountReader accounts, AccountChanges changes, Outbox outbox) {
        this.accounts = accounts;
        this.table = table;
        this.changes = changes;
        this.outbox = outbox;
    }

    @Override
    public Outcome change(StoredAccount verified, SessionId kept, PasswordHash password, Mail notice, Instant now) {
        var user = verified.profile().id();
        var additional = Transaction.empty()
                .delete(table, AccountsTable.reset(verified.profile().address().hash()), Expression.ALWAYS)
                .put(table, outbox.item(notice, now), Expression.ALWAYS);
        var current = Optional.of(verified);
        for (int tries = 0; tries < MAX_TRIES && current.isPresent(); tries++) {
            var version = current.get().version();
            var outcome = changes.change(
                    user,
                    seen -> Optional.of(seen)
                            .filter(account -> account.version() == version && hasSession(account, kept))
                            .map(account -> AccountEdit.of(account)
                                    .password(password)
                                    .clearFailures()
                                    .end(session -> !session.equals(kept))
                                    .with(additional)));
            if (outcome == AccountChanges.Outcome.CHANGED) {
                return Outcome.CHANGED;
            }
            if (accounts.read(user).filter(account -> hasSession(account, kept)).isEmpty()) {
                return Outcome.SESSION_ENDED;
            }
            current = laterVersion(verified);
        }
        if (current.isEmpty()) {
            return Outcome.OTHER_PASSWORD;
        }
        throw new IllegalStateException("an account changed " + MAX_TRIES + " times under one change of its password");
    }

    private static boolean hasSession(AccountState account, SessionId session) {
        return account.sessions().contains(session);
    }

    /** Returns the account as it is now if it still has the verified password: another name or picture is no reason to refuse. */
    private Optional<StoredAccount> laterVersion(StoredAccount verified) {
        return table.get(AccountsTable.signIn(verified.profile().address().hash()))
                .flatMap(SignInItem::account)
                .filter(verified::hasSamePassword);
    }
}
