package dev.groundwork.auth.google;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.AccountChanges;
import dev.groundwork.auth.account.AccountEdit;
import dev.groundwork.auth.account.AccountOpening;
import dev.groundwork.auth.account.AccountOpening.NewAccount;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.ProfileItem;
import dev.groundwork.auth.account.StoredAccount;
import dev.groundwork.auth.account.StoredAccount.SignInItem;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.activity.Activity.EventItem;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.outbox.Outbox;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Accounts by their Google identity, in the table {@code accounts}. */
@Singleton
final class DynamoGoogleAccounts implements GoogleAccounts {

    private final Table table;
    private final AccountChanges changes;
    private final AccountOpening opening;
    private final Outbox outbox;

    DynamoGoogleAccounts(
            @Named("accounts") Table table, AccountChanges changes, AccountOpening opening, Outbox outbox) {
        this.table = table;
        this.changes = changes;
        this.opening = opening;
        this.outbox = outbox;
    }

    @Override
    public Optional<UserId> owner(GoogleIdentity identity) {
        return table.get(AccountsTable.identity(identity.key())).map(item -> new UserId(item.string("userId")));
    }

    @Override
    public Optional<StoredAccount> find(UserId user) {
        return table.get(AccountKeys.profile(user)).map(ProfileItem::account);
    }

    @Override
    public Optional<StoredAccount> find(EmailAddress address) {
        return table.get(AccountsTable.signIn(address.hash())).flatMap(SignInItem::account);
    }

    @Override
    public boolean link(UserId user, GoogleIdentity identity, Mail notice, Activity event) {
        var outcome = changes.change(user, seen -> {
            if (seen.disabled() || GoogleIdentity.opens(seen.profile())) {
                return Optional.empty();
            }
            var additional = identity(user, identity, event.createdAt())
                    .put(table, EventItem.ofUser(user, event), Expression.ALWAYS)
                    .put(table, outbox.item(notice, event.createdAt()), Expression.ALWAYS);
            return Optional.of(AccountEdit.of(seen)
                    .profile(seen.profile().linked(GoogleIdentity.PROVIDER))
                    .with(additional));
        });
        return outcome == AccountChanges.Outcome.CHANGED;
    }

    /** Puts the identity with its account, and the identity into the account's partition, so that one goes with the other. */
    private Transaction identity(UserId user, GoogleIdentity identity, Instant now) {
        var owner = Item.at(AccountsTable.identity(identity.key()))
                .set("userId", user.value())
                .set("linkedAt", now)
                .build();
        var own = Item.at(AccountsTable.ownIdentity(user, GoogleIdentity.PROVIDER))
                .set("identity", identity.key())
                .set("issuer", identity.issuer())
                .set("subject", identity.subject())
                .set("linkedAt", now)
                .build();
        return Transaction.empty()
                .put(table, owner, Expression.when(AccountsTable.ABSENT))
                .put(table, own, Expression.when(AccountsTable.ABSENT));
    }

    @Override
    public boolean open(NewAccount account, GoogleIdentity identity) {
        return opening.open(
                account,
                identity(account.id(), identity, account.createdAt())
                        .and(noRegistration(account.address().hash())));
    }

    /** Deletes a registration of the address that nobody proved, with its token and its password. */
    private Transaction noRegistration(String addressHash) {
        var key = AccountsTable.registration(addressHash);
        var token = table.get(key).map(item -> item.string("token"));
        return token.map(hash -> Transaction.empty()
                        .delete(
                                table,
                                key,
                                Expression.when(AccountsTable.SAME_TOKEN)
                                        .name("#token", "token")
                                        .value(":token", hash))
                        .delete(table, AccountsTable.token(hash), Expression.ALWAYS))
                .orElseGet(() -> Transaction.empty().check(table, key, Expression.when(AccountsTable.ABSENT)));
    }
}
