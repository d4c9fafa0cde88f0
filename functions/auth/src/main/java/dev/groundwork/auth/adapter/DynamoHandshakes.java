package dev.groundwork.auth.adapter;

import dev.groundwork.auth.domain.Handshake;
import dev.groundwork.auth.domain.ReturnTo;
import dev.groundwork.auth.domain.SecretToken;
import dev.groundwork.auth.port.Handshakes;
import dev.groundwork.dynamodb.AccountsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.WriteOutcome;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Sign-ins with Google that were begun, in the table {@code accounts}, each under the hash of its state. */
@Singleton
final class DynamoHandshakes implements Handshakes {

    private final Table table;

    DynamoHandshakes(@Named("accounts") Table table) {
        this.table = table;
    }

    @Override
    public void keep(SecretToken state, Handshake handshake) {
        var item = Item.at(AccountsTable.handshake(state.hash()))
                .set("returnTo", handshake.returnTo().path())
                .set("expiresAt", handshake.expiresAt())
                .expires(handshake.expiresAt())
                .build();
        table.put(item, Expression.ALWAYS);
    }

    /** A deletion is atomic and answers what it deleted, so one of any number of calls gets it. */
    @Override
    public Optional<Handshake> take(SecretToken state, Instant now) {
        return switch (table.delete(AccountsTable.handshake(state.hash()), Expression.ALWAYS)) {
            case WriteOutcome.Written(var item) ->
                item.map(i -> new Handshake(new ReturnTo(i.string("returnTo")), i.instant("expiresAt")))
                        .filter(handshake -> handshake.expiresAt().isAfter(now));
            case WriteOutcome.Refused refused -> Optional.empty();
        };
    }
}
