package dev.groundwork.auth.sessions;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.AccountChanges;
import dev.groundwork.auth.account.AccountEdit;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Table.WriteOutcome;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.secrets.Aes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/**
 * Sessions in the table {@code accounts}. A rotated session holds its current token sealed with the secret of the parent: only the holder of
 * the parent can get the current one again, and nothing in the table opens anything.
 */
@Singleton
final class DynamoSessions implements Sessions {

    private static final String LABEL = "refresh";

    private final Table table;
    private final AccountChanges changes;
    private final Lifetimes lifetimes;
    private final SecureRandom random;

    DynamoSessions(@Named("accounts") Table table, AccountChanges changes, Lifetimes lifetimes, SecureRandom random) {
        this.table = table;
        this.changes = changes;
        this.lifetimes = lifetimes;
        this.random = random;
    }

    @Override
    public Rotation rotate(RefreshToken presented, RefreshToken next, Edge origin, Instant now) {
        var key = AccountKeys.session(presented.user(), presented.session());
        var sealed = sealedWith(presented).seal(next.text());
        return switch (table.update(key, SessionItem.rotate(presented, next, sealed, origin, now, lifetimes))) {
            case WriteOutcome.Written written -> new Rotation.Rotated();
            case WriteOutcome.ConditionFailed(var found) ->
                found.filter(item -> isAlive(item, now))
                        .map(item -> formerToken(item, presented, now))
                        .orElse(new Rotation.Ended());
        };
    }

    private static boolean isAlive(Item session, Instant now) {
        return session.instant("idleEnd").isAfter(now)
                && session.instant("absoluteEnd").isAfter(now);
    }

    /**
     * A token that is not the current one: the parent within its grace gets the current one, any other that was issued for this session ends it.
     * What was never issued ends nothing, though it names the session.
     */
    private Rotation formerToken(Item session, RefreshToken presented, Instant now) {
        if (!SessionItem.wasIssued(session, presented)) {
            return new Rotation.Ended();
        }
        if (SessionItem.isParent(session, presented)
                && session.instant("rotatedAt").plus(lifetimes.refreshGrace()).isAfter(now)) {
            return current(session, presented)
                    .<Rotation>map(token -> new Rotation.Replaced(token))
                    .orElse(new Rotation.Ended());
        }
        end(presented.user(), presented.session());
        return new Rotation.Reused();
    }

    private Optional<RefreshToken> current(Item session, RefreshToken parent) {
        return sealedWith(parent).open(session.string("sealed")).flatMap(RefreshToken::parse);
    }

    private Aes sealedWith(RefreshToken token) {
        return new Aes(token.secret().value().getBytes(StandardCharsets.UTF_8), LABEL, random);
    }

    @Override
    public boolean end(UserId user, SessionId session) {
        return wasThere(table.delete(AccountKeys.session(user, session), Expression.ALWAYS));
    }

    @Override
    public boolean end(RefreshToken token) {
        return wasThere(
                table.delete(AccountKeys.session(token.user(), token.session()), SessionItem.ifOfSession(token)));
    }

    private static boolean wasThere(WriteOutcome outcome) {
        return outcome instanceof WriteOutcome.Written(var item) && item.isPresent();
    }

    @Override
    public boolean revoke(UserId user, SessionId session, Instant now) {
        var live = Expression.when(AccountsTable.LIVE).value(":now", now);
        return table.delete(AccountKeys.session(user, session), live) instanceof WriteOutcome.Written;
    }

    @Override
    public void revokeOthers(UserId user, SessionId kept) {
        changes.change(user, seen -> Optional.of(AccountEdit.of(seen).end(session -> !session.equals(kept))));
    }
}
