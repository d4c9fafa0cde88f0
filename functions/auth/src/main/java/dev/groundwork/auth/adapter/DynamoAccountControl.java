package dev.groundwork.auth.adapter;

import dev.groundwork.auth.domain.Activity;
import dev.groundwork.auth.domain.Departure;
import dev.groundwork.auth.domain.LinkedIdentity;
import dev.groundwork.auth.domain.OperatedAccount;
import dev.groundwork.auth.domain.Profile;
import dev.groundwork.auth.domain.ProfileChange;
import dev.groundwork.auth.port.AccountControl;
import dev.groundwork.dynamodb.AccountsTable;
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
    private final OwnIdentities identities;
    private final Table table;

    DynamoAccountControl(
            AccountChanges changes, AccountEnd end, OwnIdentities identities, @Named("accounts") Table table) {
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
        return table.get(AccountsTable.session(user, session)).map(item -> item.instant("createdAt"));
    }

    @Override
    public boolean delete(Departure departure, SessionId asking) {
        var outcome = changes.end(
                departure.user(),
                seen -> seen.sessions().contains(asking)
                        ? Optional.of(end.writes(seen.profile(), departure))
                        : Optional.empty());
        return switch (outcome) {
            case CHANGED -> true;
            case UNCHANGED -> false;
            case FORESTALLED -> throw new IllegalStateException("an account without a ledger");
        };
    }
}
