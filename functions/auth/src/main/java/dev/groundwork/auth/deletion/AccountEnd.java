package dev.groundwork.auth.deletion;

import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.deletion.AccountDeletions.AccountDeletion;
import dev.groundwork.auth.google.LinkedIdentities;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.outbox.Outbox;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.ledger.store.ClosingLedger;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The additional writes of the transaction that ends an account, beside those of profile, sign-in and sessions. After it no item but the notice
 * in the outbox holds the address: the activity that is left to be removed holds none, and the {@link AccountDeletion} stands for it.
 */
@Singleton
final class AccountEnd {

    private final Table table;
    private final Table credits;
    private final LinkedIdentities identities;
    private final Outbox outbox;

    AccountEnd(
            @Named("accounts") Table table,
            @Named("credits") Table credits,
            LinkedIdentities identities,
            Outbox outbox) {
        this.table = table;
        this.credits = credits;
        this.identities = identities;
        this.outbox = outbox;
    }

    Transaction writes(Profile profile, AccountDeletion deletion) {
        var addressHash = deletion.addressHash();
        var notice = Mail.accountDeleted(profile, deletion.at());
        var writes = Transaction.empty()
                .delete(table, AccountsTable.slug(profile.slug().value()), Expression.ALWAYS)
                .put(table, outbox.item(notice, deletion.at()), Expression.ALWAYS)
                .put(table, DynamoAccountDeletions.item(deletion), Expression.ALWAYS)
                .update(credits, ClosingLedger.key(profile.id()), ClosingLedger.expression())
                .put(credits, ClosingLedger.closed(profile.id(), deletion.at()), Expression.ALWAYS);
        return writes.and(identities.removal(profile.id()))
                .and(request(AccountsTable.registration(addressHash)))
                .and(request(AccountsTable.reset(addressHash)));
    }

    /** Deletes a request of the address that waits for its mailed token, and the token. A request that comes in between finds no account. */
    private Transaction request(Key key) {
        var request = Transaction.empty().delete(table, key, Expression.ALWAYS);
        Optional<Item> found = table.get(key);
        return found.map(item -> request.delete(table, AccountsTable.token(item.string("token")), Expression.ALWAYS))
                .orElse(request);
    }
}
