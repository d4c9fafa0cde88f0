package dev.groundwork.auth.recovery;

import dev.groundwork.auth.account.AccountChanges;
import dev.groundwork.auth.account.AccountEdit;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.ProfileItem;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.outbox.LimitedMails;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.outbox.Outbox;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Transactions.TransactionOutcome;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Requests for a new password in the table {@code accounts}: the token's item names the user, the address's item names the newest token, and a
 * token works only while both stand. Neither holds the address.
 */
@Singleton
final class DynamoPasswordResets implements PasswordResets {

    private static final String KIND = "password_reset";

    private final Table table;
    private final Transactions transactions;
    private final AccountChanges changes;
    private final LimitedMails mails;
    private final Outbox outbox;

    DynamoPasswordResets(
            @Named("accounts") Table table,
            Transactions transactions,
            AccountChanges changes,
            LimitedMails mails,
            Outbox outbox) {
        this.table = table;
        this.transactions = transactions;
        this.changes = changes;
        this.mails = mails;
        this.outbox = outbox;
    }

    @Override
    public Optional<Profile> owner(EmailAddress address) {
        return table.get(AccountsTable.signIn(address.hash()))
                .filter(item -> item.optionalString("userId").isPresent())
                .map(item -> ProfileItem.read(item.map("profile")));
    }

    @Override
    public boolean store(Profile owner, SecretToken token, Instant expiresAt, Mail mail, Instant now) {
        var newest = Item.at(AccountsTable.reset(owner.address().hash()))
                .set("token", token.hash())
                .expires(expiresAt)
                .build();
        var proof = Item.at(AccountsTable.token(token.hash()))
                .set("kind", KIND)
                .set("userId", owner.id().value())
                .set("expiresAt", expiresAt)
                .expires(expiresAt)
                .build();
        var transaction =
                mails.write(mail, now).put(table, newest, Expression.ALWAYS).put(table, proof, Expression.ALWAYS);
        return transactions.commit(transaction) instanceof TransactionOutcome.Committed;
    }

    @Override
    public void pretend(EmailAddress address, SecretToken token, Instant now) {
        var mail = new Mail(Mail.Kind.PASSWORD_RESET, address, Map.of(), Optional.of(token));
        transactions.commit(mails.pretend(mail, now)
                .check(table, AccountsTable.reset(address.hash()), Expression.when(AccountsTable.ABSENT))
                .delete(table, AccountsTable.token(token.hash()), Expression.ALWAYS));
    }

    @Override
    public Optional<UserId> find(SecretToken token, Instant now) {
        return table.get(AccountsTable.token(token.hash()))
                .filter(item -> item.string("kind").equals(KIND))
                .filter(item -> item.instant("expiresAt").isAfter(now))
                .map(item -> new UserId(item.string("userId")));
    }

    @Override
    public boolean use(SecretToken token, Profile owner, PasswordHash password, Mail notice, Instant now) {
        var newest = Expression.when(AccountsTable.SAME_TOKEN)
                .name("#token", "token")
                .value(":token", token.hash());
        var used = Transaction.empty()
                .delete(table, AccountsTable.token(token.hash()), Expression.when(AccountsTable.PRESENT))
                .delete(table, AccountsTable.reset(owner.address().hash()), newest)
                .put(table, outbox.item(notice, now), Expression.ALWAYS);
        var outcome = changes.change(
                owner.id(),
                seen -> Optional.of(AccountEdit.of(seen)
                        .profile(seen.profile().withPassword())
                        .password(password)
                        .clearFailures()
                        .end(session -> true)
                        .with(used)));
        return outcome == AccountChanges.Outcome.CHANGED;
    }
}
