package dev.groundwork.auth.account;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.sessions.SessionItem;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.TransactionOutcome;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * One change of an account at a time. A session lives as long as its item stands, and nobody looks anywhere else; so what ends sessions
 * deletes their items in the very transaction that makes the change.
 *
 * <p>No sign-in slips in between: each counts itself in the profile's {@code signIns}, and the change is refused when the count has moved
 * since it read the sessions. No sign-in judged before the change succeeds after it: each is conditional on the {@code version} that it
 * judged, and every change makes the next version. Of two changes that read the same version one is made; the other reads again.
 */
@Singleton
public final class AccountChanges {

    /** How often others may be faster before the change gives up. */
    private static final int MAX_TRIES = 20;

    /** A transaction has a hundred writes; these are left for everything but sessions. */
    private static final int MAX_SESSIONS = 80;

    private final Table table;
    private final Transactions transactions;

    AccountChanges(@Named("accounts") Table table, Transactions transactions) {
        this.table = table;
        this.transactions = transactions;
    }

    /** What came of asking for a change. */
    public enum Outcome {
        CHANGED,
        /** There is no such account, or the decision was to change nothing. */
        UNCHANGED,
        /** A write of the decision's own was refused: somebody used its token, took its name. */
        CONFLICT
    }

    /** A new account's own item. */
    public static Item opening(Profile profile) {
        return item(profile, false, SignInItem.FIRST_VERSION, 0);
    }

    /**
     * Changes an account.
     *
     * @param decide what to change, from the account as it is; nothing to change nothing. Asked again when somebody was faster
     */
    public Outcome change(UserId user, Function<AccountState, Optional<AccountEdit>> decide) {
        return commit(user, seen -> decide.apply(seen).map(edit -> writes(seen, edit)));
    }

    /**
     * Ends an account: its own item, what its address signs in with and every session, together with further writes.
     *
     * @param decide the further writes, from the account as it is; nothing to leave it. Asked again when somebody was faster
     */
    Outcome end(UserId user, Function<AccountState, Optional<Transaction>> decide) {
        return commit(user, seen -> decide.apply(seen).map(more -> deletes(seen, more)));
    }

    private Outcome commit(UserId user, Function<AccountState, Optional<Writes>> decide) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            var writes = read(user).flatMap(decide);
            if (writes.isEmpty()) {
                return Outcome.UNCHANGED;
            }
            if (transactions.commit(writes.get().whole()) instanceof TransactionOutcome.Refused refused) {
                if (!isOvertaken(refused, writes.get().own())) {
                    return Outcome.CONFLICT;
                }
            } else {
                return Outcome.CHANGED;
            }
        }
        throw new IllegalStateException("an account changed " + MAX_TRIES + " times under one change");
    }

    /** The account of a user, or nothing when there is none. One consistent query; the profile is read before the sessions. */
    public Optional<AccountState> read(UserId user) {
        var sessions = new ArrayList<SessionId>();
        Optional<Item> profile = Optional.empty();
        Map<String, AttributeValue> start = Map.of();
        do {
            var page = table.query(QueryRequest.builder()
                    .keyConditionExpression("pk = :user AND sk BETWEEN :profile AND :sessions")
                    .expressionAttributeValues(Map.of(
                            ":user", Values.of(AccountKeys.partition(user)),
                            ":profile", Values.of("PROFILE"),
                            ":sessions", Values.of("SESSION#~")))
                    .exclusiveStartKey(start.isEmpty() ? null : start)
                    .consistentRead(true));
            for (var attributes : page.items()) {
                var item = new Item(attributes);
                if (item.string(Key.SK).equals("PROFILE")) {
                    profile = Optional.of(item);
                } else {
                    sessions.add(new SessionId(item.string(Key.SK).substring("SESSION#".length())));
                }
            }
            start = page.lastEvaluatedKey();
        } while (!start.isEmpty());
        return profile.map(item -> new AccountState(
                ProfileItem.read(item),
                item.flag("disabled"),
                item.number("version"),
                item.number("signIns"),
                sessions));
    }

    /** The writes, and how many of them come before the decision's own. */
    private record Writes(Transaction whole, int own) {}

    private Writes writes(AccountState seen, AccountEdit edit) {
        var profile = edit.profile();
        var next = seen.version() + 1;
        var own = Transaction.empty()
                .put(table, item(profile, edit.disabled(), next, seen.signIns()), same(seen))
                .update(table, AccountsTable.signIn(profile.address().hash()), SignInItem.changed(seen, edit));
        var isNew = !profile.equals(seen.profile());
        for (var session : newest(profile.id(), seen.sessions())) {
            var key = AccountKeys.session(profile.id(), session);
            if (edit.ends().test(session)) {
                own = own.delete(table, key, Expression.ALWAYS);
            } else if (isNew) {
                own = own.update(table, key, SessionItem.know(profile));
            }
        }
        return new Writes(own.and(edit.more()), own.size());
    }

    private Writes deletes(AccountState seen, Transaction more) {
        var profile = seen.profile();
        var own = Transaction.empty()
                .delete(table, AccountKeys.profile(profile.id()), same(seen))
                .delete(table, AccountsTable.signIn(profile.address().hash()), SignInItem.same(seen));
        for (var session : newest(profile.id(), seen.sessions())) {
            own = own.delete(table, AccountKeys.session(profile.id(), session), Expression.ALWAYS);
        }
        return new Writes(own.and(more), own.size());
    }

    private static Expression same(AccountState seen) {
        return Expression.when(AccountsTable.SAME_STATE)
                .value(":version", Values.of(seen.version()))
                .value(":signIns", Values.of(seen.signIns()));
    }

    /** The newest sessions. Of more than a transaction has room for, the oldest end before it: ids are in the order of their time. */
    private List<SessionId> newest(UserId user, List<SessionId> sessions) {
        var surplus = Math.max(0, sessions.size() - MAX_SESSIONS);
        sessions.subList(0, surplus).forEach(old -> table.delete(AccountKeys.session(user, old), Expression.ALWAYS));
        return sessions.subList(surplus, sessions.size());
    }

    private static boolean isOvertaken(TransactionOutcome.Refused refused, int own) {
        return refused.refusals().subList(0, own).stream().anyMatch(Optional::isPresent);
    }

    private static Item item(Profile profile, boolean disabled, long version, long signIns) {
        var item = ProfileItem.write(Item.at(AccountKeys.profile(profile.id())), profile)
                .set("version", version)
                .set("signIns", signIns);
        return (disabled ? item.set("disabled", true) : item).build();
    }
}
