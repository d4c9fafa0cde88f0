package dev.groundwork.auth.registration;

import dev.groundwork.auth.account.AccountOpening;
import dev.groundwork.auth.account.AccountOpening.NewAccount;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile.DisplayName;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.outbox.LimitedMails;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.registration.Registrations.Registration;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Registrations in the table {@code accounts}. The data stands once, under the address, where a newer registration replaces it; a token's item
 * only names the address.
 */
@Singleton
final class DynamoRegistrations implements Registrations {

    private static final String KIND = "verify_email";

    private final Table table;
    private final Transactions transactions;
    private final LimitedMails mails;
    private final AccountOpening opening;

    DynamoRegistrations(
            @Named("accounts") Table table, Transactions transactions, LimitedMails mails, AccountOpening opening) {
        this.table = table;
        this.transactions = transactions;
        this.mails = mails;
        this.opening = opening;
    }

    @Override
    public boolean isProven(EmailAddress address) {
        return table.get(AccountsTable.signIn(address.hash()))
                .flatMap(item -> item.optionalString("userId"))
                .isPresent();
    }

    @Override
    public void store(Registration registration, SecretToken token, Mail mail, Instant now) {
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
                .set("kind", KIND)
                .set("address", addressHash)
                .expires(registration.expiresAt())
                .build();
        transactions.commit(
                mails.write(mail, now).put(table, newest, Expression.ALWAYS).put(table, proof, Expression.ALWAYS));
    }

    @Override
    public void send(Mail mail, Instant now) {
        transactions.commit(mails.write(mail, now));
    }

    @Override
    public Optional<Registration> find(SecretToken token, Instant now) {
        return table.get(AccountsTable.token(token.hash()))
                .filter(item -> item.string("kind").equals(KIND))
                .flatMap(item -> table.get(AccountsTable.registration(item.string("address"))))
                .filter(item -> item.string("token").equals(token.hash()))
                .map(DynamoRegistrations::registration)
                .filter(registration -> registration.expiresAt().isAfter(now));
    }

    private static Registration registration(Item item) {
        return new Registration(
                new EmailAddress(item.string("email")),
                new DisplayName(item.string("displayName")),
                new PasswordHash(item.string("password")),
                item.instant("expiresAt"));
    }

    @Override
    public boolean open(NewAccount account, SecretToken token) {
        var sameToken = Expression.when(AccountsTable.SAME_TOKEN)
                .name("#token", "token")
                .value(":token", token.hash());
        return opening.open(
                account,
                Transaction.empty()
                        .delete(table, AccountsTable.token(token.hash()), Expression.when(AccountsTable.PRESENT))
                        .delete(
                                table,
                                AccountsTable.registration(account.address().hash()),
                                sameToken));
    }
}
