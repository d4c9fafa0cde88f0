package dev.groundwork.auth.sessions;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.http.Edge;
import java.time.Instant;
import java.util.Optional;

/** A session as attributes. Tokens stand in it as hashes, the current one also sealed with its parent. */
public final class SessionItem {

    private SessionItem() {}

    /**
     * A session that begins now.
     *
     * @param token its first refresh token
     */
    public static Item begin(RefreshToken token, Edge origin, Instant now, Lifetimes lifetimes) {
        var absoluteEnd = now.plus(lifetimes.refreshAbsolute());
        var idleEnd = now.plus(lifetimes.refreshIdle());
        return Item.at(AccountKeys.session(token.user(), token.session()))
                .set("refresh", token.secret().hash())
                .set("familyHash", token.family())
                .set("createdAt", now)
                .set("lastUsedAt", now)
                .set("idleEnd", idleEnd.isBefore(absoluteEnd) ? idleEnd : absoluteEnd)
                .set("absoluteEnd", absoluteEnd)
                .set("ip", origin.sourceIp())
                .set("userAgent", origin.userAgent())
                .expires(absoluteEnd)
                .build();
    }

    /** Returns true if the token is, or was, the session's: it has the secret of the session's family, or is the parent of the current one. */
    static boolean wasIssued(Item session, RefreshToken token) {
        return isParent(session, token)
                || token.family()
                        .filter(family -> session.optionalString("familyHash").equals(Optional.of(family)))
                        .isPresent();
    }

    /** Returns true if the token is the one that the session's current token replaced. */
    static boolean isParent(Item session, RefreshToken token) {
        return session.optionalString("parent")
                .filter(token.secret().hash()::equals)
                .isPresent();
    }

    /**
     * Replaces the presented token by the next.
     *
     * <p>The idle end may lie beyond the absolute one; every check of a session compares both.
     *
     * @param sealed the next token, sealed with the presented one's secret
     */
    static Expression rotate(
            RefreshToken presented, RefreshToken next, String sealed, Edge origin, Instant now, Lifetimes lifetimes) {
        return Expression.change(
                        "SET refresh = :next, parent = :presented, familyHash = :family, sealed = :sealed, rotatedAt = :now,"
                                + " lastUsedAt = :now, idleEnd = :idleEnd, ip = :ip, userAgent = :agent")
                .onlyIf(AccountsTable.CURRENT_TOKEN)
                .value(":presented", presented.secret().hash())
                .value(":next", next.secret().hash())
                .value(":family", next.family().orElseThrow())
                .value(":sealed", sealed)
                .value(":now", now)
                .value(":idleEnd", now.plus(lifetimes.refreshIdle()))
                .value(":ip", origin.sourceIp())
                .value(":agent", origin.userAgent());
    }

    /** Only if the token is the session's current one or its immediate parent. */
    public static Expression ifOfSession(RefreshToken token) {
        return Expression.when(AccountsTable.TOKEN_OF_SESSION)
                .value(":presented", token.secret().hash());
    }
}
