package dev.groundwork.auth.account;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.activity.EventItem;
import dev.groundwork.auth.deletion.AccountDeletion;
import dev.groundwork.auth.deletion.AccountEnd;
import dev.groundwork.auth.google.LinkedIdentities;
import dev.groundwork.auth.google.LinkedIdentity;
import dev.groundwork.auth.profile.ProfileChange;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes of accounts in the table {@code accounts}, each by {@link AccountChanges}. */
@Singleton
final class DynamoAccountControl implements AccountControl {

    private final AccountChanges changes;
    private final AccountEnd end;
    private final LinkedIdentities identities;
    private final Table table;

    DynamoAccountControl(
            AccountChanges changes, AccountEnd end, LinkedIdentities identities, @Named("accounts") Table table) {
        this.changes = changes;
        this.end = end;
        this.identities = identities;
        this.table = table;
    }

    @Override
    public Optional<Profile> change(UserId user, ProfileChange change) {
        changes.change(
                user,
                seen -> Optional.of(change.of(seen.profile()))
                        .filter(after -> !after.equals(seen.profile()))
                        .map(after -> AccountEdit.of(seen).profile(after)));
        return changes.read(user).map(AccountState::profile);
    }

    @Override
    public Optional<OperatedAccount> find(UserId user) {
        return changes.read(user).map(account -> new OperatedAccount(account.profile(), account.disabled()));
    }

    @Override
    public boolean disable(UserId user, boolean disabled, Activity what) {
        var event = Transaction.empty().put(table, EventItem.ofUser(user, what), Expression.ALWAYS);
        var outcome = changes.change(
                user,
                seen -> seen.disabled() == disabled
                        ? Optional.empty()
                        : Optional.of(AccountEdit.of(seen)
                                .disabled(disabled)
                                .end(session -> disabled)
                                .with(event)));
        return outcome == AccountChanges.Outcome.CHANGED || changes.read(user).isPresent();
    }

    @Override
    public List<LinkedIdentity> identities(UserId user) {
        return identities.list(user);
    }

    @Override
    public Optional<Instant> signedInAt(UserId user, SessionId session) {
        return table.get(AccountKeys.session(user, session)).map(item -> item.instant("createdAt"));
    }

    @Override
    public boolean delete(AccountDeletion deletion, SessionId asking) {
        var outcome = changes.end(
                deletion.user(),
                seen -> seen.sessions().contains(asking)
                        ? Optional.of(end.writes(seen.profile(), deletion))
                        : Optional.empty());
        return switch (outcome) {
            case CHANGED -> true;
            case UNCHANGED -> false;
            case CONFLICT -> throw new IllegalStateException("an account without a ledger");
        };
    }
}
