package dev.groundwork.auth.account;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads an account together with its sessions. */
@Singleton
public final class AccountReader {

    private static final String PROFILE = "PROFILE";

    /** Behind the last key of a session. */
    private static final String AFTER_SESSIONS = AccountKeys.sessionsPrefix() + "~";

    private final Table table;

    AccountReader(@Named("accounts") Table table) {
        this.table = table;
    }

    /** Returns the account of a user, or nothing if there is none. One consistent query; the profile is read before the sessions. */
    public Optional<AccountState> read(UserId user) {
        var sessions = new ArrayList<SessionId>();
        Optional<Item> profile = Optional.empty();
        Map<String, AttributeValue> start = Map.of();
        do {
            var page = table.query(QueryRequest.builder()
                    .keyConditionExpression("pk = :user AND sk BETWEEN :profile AND :sessions")
                    .expressionAttributeValues(Map.of(
                            ":user", Values.of(AccountKeys.partition(user)),
                            ":profile", Values.of(PROFILE),
                            ":sessions", Values.of(AFTER_SESSIONS)))
                    .exclusiveStartKey(start.isEmpty() ? null : start)
                    .consistentRead(true));
            for (var attributes : page.items()) {
                var item = new Item(attributes);
                var sk = item.string(Key.SK);
                if (sk.equals(PROFILE)) {
                    profile = Optional.of(item);
                } else {
                    sessions.add(new SessionId(
                            sk.substring(AccountKeys.sessionsPrefix().length())));
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

    /**
     * An account with its sessions, as a change finds it.
     *
     * @param profile whose account it is
     * @param disabled whether an operator closed it to sign-ins
     * @param version counts the changes of the account
     * @param signIns counts the sign-ins: if it has moved, a session may be missing below
     * @param sessions the sessions, expired ones included that are not removed yet
     */
    public record AccountState(
            Profile profile, boolean disabled, long version, long signIns, List<SessionId> sessions) {

        public AccountState {
            sessions = List.copyOf(sessions);
        }
    }
}
