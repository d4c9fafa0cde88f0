package dev.groundwork.auth.google;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.Account;
import dev.groundwork.auth.account.AccountChanges;
import dev.groundwork.auth.account.AccountEdit;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.ProfileItem;
import dev.groundwork.auth.account.SignInItem;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.activity.EventItem;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.outbox.Outbox;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.TransactionOutcome;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.OpeningLedger;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Accounts by their Google identity, in the table {@code accounts}. */
@Singleton
final class DynamoGoogleAccounts implements GoogleAccounts {

    private final Table table;
    private final Table credits;
    private final Transactions transactions;
    private final AccountChanges changes;
    private final Outbox outbox;

    DynamoGoogleAccounts(
            @Named("accounts") Table table,
            @Named("credits") Table credits,
            Transactions transactions,
            AccountChanges changes,
            Outbox outbox) {
        this.table = table;
        this.credits = credits;
        this.transactions = transactions;
        this.changes = changes;
        this.outbox = outbox;
    }

    @Override
    public Optional<UserId> owner(GoogleIdentity identity) {
        return table.get(AccountsTable.identity(identity.key())).map(item -> new UserId(item.string("userId")));
    }

    @Override
    public Optional<Account> find(UserId user) {
        return table.get(AccountKeys.profile(user))
                .map(item -> new Account(ProfileItem.read(item), item.flag("disabled"), item.number("version")));
    }

    @Override
    public Optional<Account> find(EmailAddress address) {
        return table.get(AccountsTable.signIn(address.hash())).flatMap(SignInItem::account);
    }

    @Override
    public Outcome link(UserId user, GoogleIdentity identity, Mail notice, Activity what) {
        var changed = changes.change(user, seen -> {
            if (seen.disabled() || seen.profile().providers().contains(GoogleIdentity.PROVIDER)) {
                return Optional.empty();
            }
            var writes = identified(Transaction.empty(), user, identity, what.createdAt())
                    .put(table, EventItem.ofUser(user, what), Expression.ALWAYS)
                    .put(table, outbox.item(notice, what.createdAt()), Expression.ALWAYS);
            return Optional.of(AccountEdit.of(seen)
                    .profile(seen.profile().linked(GoogleIdentity.PROVIDER))
                    .with(writes));
        });
        return changed == AccountChanges.Outcome.CHANGED ? Outcome.DONE : Outcome.OVERTAKEN;
    }

    /** The identity with its account, and in the account's partition which identity it is, so that one goes with the other. */
    private Transaction identified(Transaction transaction, UserId user, GoogleIdentity identity, Instant now) {
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
        return transaction
                .put(table, owner, Expression.when(AccountsTable.ABSENT))
                .put(table, own, Expression.when(AccountsTable.ABSENT));
    }

    @Override
    public Outcome open(Profile profile, GoogleIdentity identity, Instant now) {
        var user = profile.id();
        var addressHash = profile.address().hash();
        var slug = Item.at(AccountsTable.slug(profile.slug().value()))
                .set("userId", user.value())
                .build();
        var opening = Transaction.empty()
                .put(table, slug, Expression.when(AccountsTable.ABSENT))
                .update(table, AccountsTable.signIn(addressHash), SignInItem.opened(profile, Optional.empty()))
                .put(table, AccountChanges.opening(profile), Expression.when(AccountsTable.ABSENT))
                .put(credits, OpeningLedger.item(user, now), OpeningLedger.CONDITION);
        var whole = withoutRegistration(identified(opening, user, identity, now), addressHash);
        return switch (transactions.commit(whole)) {
            case TransactionOutcome.Committed() -> Outcome.DONE;
            case TransactionOutcome.Refused refused ->
                onlySlugRefused(refused) ? Outcome.SLUG_TAKEN : Outcome.OVERTAKEN;
        };
    }

    /** What somebody registered with this address and never proved goes, with the token and the password that were to come of it. */
    private Transaction withoutRegistration(Transaction transaction, String addressHash) {
        var key = AccountsTable.registration(addressHash);
        var token = table.get(key).map(item -> item.string("token"));
        return token.map(hash -> transaction
                        .delete(
                                table,
                                key,
                                Expression.when(AccountsTable.SAME_TOKEN)
                                        .name("#token", "token")
                                        .value(":token", Values.of(hash)))
                        .delete(table, AccountsTable.token(hash), Expression.ALWAYS))
                .orElseGet(() -> transaction.check(table, key, Expression.when(AccountsTable.ABSENT)));
    }

    private static boolean onlySlugRefused(TransactionOutcome.Refused refused) {
        return refused.at(0)
                && refused.refusals().stream().filter(Optional::isPresent).count() == 1;
    }
}
