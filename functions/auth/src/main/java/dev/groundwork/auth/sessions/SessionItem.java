package dev.groundwork.auth.sessions;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.ProfileItem;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.http.Edge;
import java.time.Instant;

/** A session as attributes. TokenResponse stand in it as hashes, the current one also sealed with its parent. */
public final class SessionItem {

    private SessionItem() {}

    /**
     * A session that begins now.
     *
     * @param token its first refresh token
     * @param profile the profile after the sign-in
     */
    public static Item begin(RefreshToken token, Profile profile, Edge origin, Instant now, Lifetimes lifetimes) {
        var absoluteEnd = now.plus(lifetimes.refreshAbsolute());
        var idleEnd = now.plus(lifetimes.refreshIdle());
        return Item.at(AccountKeys.session(token.user(), token.session()))
                .set("refresh", token.secret().hash())
                .set("createdAt", now)
                .set("lastUsedAt", now)
                .set("idleEnd", idleEnd.isBefore(absoluteEnd) ? idleEnd : absoluteEnd)
                .set("absoluteEnd", absoluteEnd)
                .set("ip", origin.sourceIp())
                .set("userAgent", origin.userAgent())
                .set("profile", ProfileItem.map(profile))
                .expires(absoluteEnd)
                .build();
    }

    /** Reads the owner's profile, which stands in the session so that a rotation answers it without another read. */
    static Profile profile(Item session) {
        return ProfileItem.read(session.map("profile"));
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
        return Expression.change("SET refresh = :next, parent = :presented, sealed = :sealed, rotatedAt = :now,"
                        + " lastUsedAt = :now, idleEnd = :idleEnd, ip = :ip, userAgent = :agent")
                .onlyIf(AccountsTable.CURRENT_TOKEN)
                .value(":presented", presented.secret().hash())
                .value(":next", next.secret().hash())
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
