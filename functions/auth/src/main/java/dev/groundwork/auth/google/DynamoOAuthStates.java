package dev.groundwork.auth.google;

import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.google.OAuthStates.OAuthState;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Table.WriteOutcome;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** OAuth states in the table {@code accounts}, each under the hash of its state. */
@Singleton
final class DynamoOAuthStates implements OAuthStates {

    private final Table table;

    DynamoOAuthStates(@Named("accounts") Table table) {
        this.table = table;
    }

    @Override
    public void store(SecretToken state, OAuthState started) {
        var item = Item.at(AccountsTable.oauthState(state.hash()))
                .set("returnTo", started.returnTo().path())
                .set("expiresAt", started.expiresAt())
                .expires(started.expiresAt())
                .build();
        table.put(item, Expression.ALWAYS);
    }

    /** A deletion is atomic and returns the item that it deleted, so one of any number of calls gets it. */
    @Override
    public Optional<OAuthState> take(SecretToken state, Instant now) {
        return switch (table.delete(AccountsTable.oauthState(state.hash()), Expression.ALWAYS)) {
            case WriteOutcome.Written(var item) ->
                item.map(i -> new OAuthState(new ReturnTo(i.string("returnTo")), i.instant("expiresAt")))
                        .filter(started -> started.expiresAt().isAfter(now));
            case WriteOutcome.ConditionFailed refused -> Optional.empty();
        };
    }
}
