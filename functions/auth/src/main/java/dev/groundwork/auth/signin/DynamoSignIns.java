package dev.groundwork.auth.signin;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.Account;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.Credential;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.PasswordHash;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.SignInItem;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.activity.EventItem;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.activity.SecurityEvent;
import dev.groundwork.auth.sessions.RefreshToken;
import dev.groundwork.auth.sessions.Session;
import dev.groundwork.auth.sessions.SessionItem;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.TransactionOutcome;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.dynamodb.WriteOutcome;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sign-ins in the table {@code accounts}. */
@Singleton
final class DynamoSignIns implements SignIns {

    /** How often others may take the one permit after a wait before this attempt counts as waiting too. */
    private static final int MAX_TRIES = 3;

    private static final Duration CROWDED_WAIT = Duration.ofSeconds(1);

    private final Table table;
    private final Transactions transactions;

    DynamoSignIns(@Named("accounts") Table table, Transactions transactions) {
        this.table = table;
        this.transactions = transactions;
    }

    @Override
    public Attempt begin(EmailAddress address, Instant now) {
        var key = AccountsTable.signIn(address.hash());
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            switch (table.update(key, SignInItem.freePermit(now))) {
                case WriteOutcome.Written(var item) -> {
                    return taken(item.orElseThrow());
                }
                case WriteOutcome.Refused(var found) -> {
                    var seen = found.orElseThrow();
                    var left = SignInItem.left(seen, now);
                    if (left.isPositive()) {
                        return new Attempt.Waiting(left);
                    }
                    var next = SignInItem.nextPermit(seen, SignInItem.next(seen, now), now);
                    if (table.update(key, next) instanceof WriteOutcome.Written(var item)) {
                        return taken(item.orElseThrow());
                    }
                }
            }
        }
        return new Attempt.Waiting(CROWDED_WAIT);
    }

    private static Attempt taken(Item item) {
        return new Attempt.Taken(item.number("failures"), SignInItem.credential(item));
    }

    @Override
    public Optional<Profile> succeed(
            Credential credential,
            Session session,
            RefreshToken token,
            Origin origin,
            Optional<PasswordHash> rehashed,
            Optional<RefreshToken> ended) {
        return succeed(credential, session, token, origin, rehashed, ended, MAX_TRIES);
    }

    private Optional<Profile> succeed(
            Credential credential,
            Session session,
            RefreshToken token,
            Origin origin,
            Optional<PasswordHash> rehashed,
            Optional<RefreshToken> ended,
            int tries) {
        var profile = credential.profile().signedIn(session.createdAt());
        var judged = SignInItem.succeeded(credential, session.createdAt(), rehashed);
        var whole = writes(profile, judged, session, token, event(session, "succeeded", origin), origin, ended);
        return switch (transactions.commit(whole)) {
            case TransactionOutcome.Committed() -> Optional.of(profile);
            case TransactionOutcome.Refused refused
            when onlyTheEndedSessionRefused(refused) ->
                succeed(credential, session, token, origin, rehashed, Optional.empty(), tries);
            case TransactionOutcome.Refused refused
            when tries > 1 ->
                stillOpens(credential, refused)
                        .flatMap(changed -> succeed(changed, session, token, origin, rehashed, ended, tries - 1));
            case TransactionOutcome.Refused refused -> Optional.empty();
        };
    }

    @Override
    public boolean begin(
            Account account,
            Session session,
            RefreshToken token,
            String outcome,
            Origin origin,
            Optional<RefreshToken> ended) {
        var profile = account.profile().signedIn(session.createdAt());
        var found = SignInItem.signedIn(account, session.createdAt());
        return switch (transactions.commit(
                writes(profile, found, session, token, event(session, outcome, origin), origin, ended))) {
            case TransactionOutcome.Committed() -> true;
            case TransactionOutcome.Refused refused ->
                onlyTheEndedSessionRefused(refused)
                        && begin(account, session, token, outcome, origin, Optional.empty());
        };
    }

    /**
     * A sign-in: the address's item with what was judged of it, the profile, the session, and the end of another.
     *
     * @param profile as it is afterwards
     * @param event what is kept of it for the owner
     */
    private Transaction writes(
            Profile profile,
            Expression judged,
            Session session,
            RefreshToken token,
            Item event,
            Origin origin,
            Optional<RefreshToken> ended) {
        var lastLogin = Expression.change("SET lastLoginAt = :now ADD signIns :one")
                .onlyIf(AccountsTable.PRESENT)
                .value(":now", Values.of(session.createdAt()))
                .value(":one", Values.of(1));
        var transaction = Transaction.empty()
                .update(table, AccountsTable.signIn(profile.address().hash()), judged)
                .update(table, AccountKeys.profile(profile.id()), lastLogin)
                .put(table, SessionItem.begin(session, token, origin, profile), Expression.when(AccountsTable.ABSENT))
                .put(table, event, Expression.ALWAYS);
        return ended.map(old -> transaction.delete(
                        table, AccountKeys.session(old.user(), old.session()), SessionItem.ifOfSession(old)))
                .orElse(transaction);
    }

    /** The account as it is after a change that has nothing to do with what was judged. */
    private static Optional<Credential> stillOpens(Credential judged, TransactionOutcome.Refused refused) {
        return refused.refusals()
                .getFirst()
                .flatMap(TransactionOutcome.Refusal::found)
                .flatMap(SignInItem::credential)
                .filter(judged::opens);
    }

    /** The session's own ULID also names what is kept of its beginning. */
    private static Item event(Session session, String outcome, Origin origin) {
        var ulid = session.id().value().substring("ses_".length());
        return EventItem.ofUser(
                session.user(), Activity.of(ulid, SecurityEvent.LOGIN_SUCCEEDED, outcome, origin, session.createdAt()));
    }

    /** A presented token that no longer opens a session must not stand in the way of a new one. */
    private static boolean onlyTheEndedSessionRefused(TransactionOutcome.Refused refused) {
        return refused.refusals().size() > 4 && !refused.at(0) && !refused.at(1) && !refused.at(2);
    }
}
