package dev.groundwork.auth.operator;

import dev.groundwork.auth.account.AccountChanges;
import dev.groundwork.auth.account.AccountEdit;
import dev.groundwork.auth.account.AccountReader;
import dev.groundwork.auth.account.AccountReader.AccountState;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.activity.Activity.EventItem;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Operated accounts in the table {@code accounts}. */
@Singleton
final class DynamoOperatedAccountReader implements OperatedAccountReader, AccountLock {

    private final AccountChanges changes;
    private final AccountReader accounts;
    private final Table table;

    DynamoOperatedAccountReader(AccountChanges changes, AccountReader accounts, @Named("accounts") Table table) {
        this.changes = changes;
        this.accounts = accounts;
        this.table = table;
    }

    @Override
    public Optional<AccountState> find(UserId user) {
        return accounts.read(user);
    }

    @Override
    public boolean disable(UserId user, boolean disabled, Activity event) {
        var stored = Transaction.empty().put(table, EventItem.ofUser(user, event), Expression.ALWAYS);
        var outcome = changes.change(
                user,
                seen -> seen.disabled() == disabled
                        ? Optional.empty()
                        : Optional.of(AccountEdit.of(seen)
                                .disabled(disabled)
                                .end(session -> disabled)
                                .with(stored)));
        return outcome == AccountChanges.Outcome.CHANGED || accounts.read(user).isPresent();
    }
}
