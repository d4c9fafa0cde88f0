package dev.groundwork.auth.account;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.outbox.LimitedMails;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.registration.Registration;
import dev.groundwork.auth.tokens.SecretToken;
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

/** Accounts in the table {@code accounts}. */
@Singleton
final class DynamoAccounts implements Accounts {

    private static final String VERIFY = "verify_email";

    private final Table table;
    private final Table credits;
    private final Transactions transactions;
    private final LimitedMails dueMails;

    DynamoAccounts(
            @Named("accounts") Table table,
            @Named("credits") Table credits,
            Transactions transactions,
            LimitedMails dueMails) {
        this.table = table;
        this.credits = credits;
        this.transactions = transactions;
        this.dueMails = dueMails;
    }

    @Override
    public boolean isProven(EmailAddress address) {
        return table.get(AccountsTable.signIn(address.hash()))
                .flatMap(item -> item.optionalString("userId"))
                .isPresent();
    }

    /** The data stands once, where a newer registration replaces it; a token's item says only where to look. */
    @Override
    public MailOutcome keep(Registration registration, SecretToken token, Mail mail, Instant now) {
        var addressHash = registration.address().hash();
        var newest = Item.at(AccountsTable.registration(addressHash))
                .set("token", token.hash())
                .set("email", registration.address().value())
                .set("displayName", registration.displayName().value())
                .set("password", registration.password().value())
                .set("expiresAt", registration.expiresAt())
                .expires(registration.expiresAt())
                .build();
        var proof = Item.at(AccountsTable.token(token.hash()))
                .set("kind", VERIFY)
                .set("address", addressHash)
                .expires(registration.expiresAt())
                .build();
        return written(
                dueMails.write(mail, now).put(table, newest, Expression.ALWAYS).put(table, proof, Expression.ALWAYS));
    }

    @Override
    public MailOutcome send(Mail mail, Instant now) {
        return written(dueMails.write(mail, now));
    }

    private MailOutcome written(Transaction transaction) {
        return switch (transactions.commit(transaction)) {
            case TransactionOutcome.Committed() -> MailOutcome.WRITTEN;
            case TransactionOutcome.Refused refused -> MailOutcome.LIMIT_REACHED;
        };
    }

    @Override
    public Optional<Registration> findRegistration(SecretToken token, Instant now) {
        return table.get(AccountsTable.token(token.hash()))
                .filter(item -> item.string("kind").equals(VERIFY))
                .flatMap(item -> table.get(AccountsTable.registration(item.string("address"))))
                .filter(item -> item.string("token").equals(token.hash()))
                .filter(item -> item.instant("expiresAt").isAfter(now))
                .map(DynamoAccounts::registration);
    }

    private static Registration registration(Item item) {
        return new Registration(
                new EmailAddress(item.string("email")),
                new DisplayName(item.string("displayName")),
                new PasswordHash(item.string("password")),
                item.instant("expiresAt"));
    }

    @Override
    public OpenOutcome open(Profile profile, PasswordHash password, SecretToken token, Instant now) {
        var addressHash = profile.address().hash();
        var slug = Item.at(AccountsTable.slug(profile.slug().value()))
                .set("userId", profile.id().value())
                .build();
        var user = AccountChanges.opening(profile);
        var sameToken = Expression.when(AccountsTable.SAME_TOKEN)
                .name("#token", "token")
                .value(":token", Values.of(token.hash()));
        var transaction = Transaction.empty()
                .put(table, slug, Expression.when(AccountsTable.ABSENT))
                .delete(table, AccountsTable.token(token.hash()), Expression.when(AccountsTable.PRESENT))
                .delete(table, AccountsTable.registration(addressHash), sameToken)
                .update(table, AccountsTable.signIn(addressHash), SignInItem.opened(profile, Optional.of(password)))
                .put(table, user, Expression.when(AccountsTable.ABSENT))
                .put(credits, OpeningLedger.item(profile.id(), now), OpeningLedger.CONDITION);
        return switch (transactions.commit(transaction)) {
            case TransactionOutcome.Committed() -> OpenOutcome.OPENED;
            case TransactionOutcome.Refused refused ->
                refused.at(1) || refused.at(2) || refused.at(3) ? OpenOutcome.TOKEN_SPENT : OpenOutcome.SLUG_TAKEN;
        };
    }

    @Override
    public Optional<Profile> profile(UserId user) {
        return table.get(AccountKeys.profile(user)).map(ProfileItem::read);
    }
}
