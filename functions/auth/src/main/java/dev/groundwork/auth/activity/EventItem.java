package dev.groundwork.auth.activity;

import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table.Key;
import dev.groundwork.kernel.UserId;

/** A security event as attributes, in its user's partition or in that of the address it was tried at. Its id is in its key. */
public final class EventItem {

    private EventItem() {}

    public static Item ofUser(UserId user, Activity activity) {
        return at(AccountsTable.event(user, activity.id()), activity);
    }

    public static Item ofAddress(String addressHash, Activity activity) {
        return at(AccountsTable.attempt(addressHash, activity.id()), activity);
    }

    private static Item at(Key key, Activity activity) {
        return Item.at(key)
                .set("event", activity.event())
                .set("outcome", activity.outcome())
                .set("createdAt", activity.createdAt())
                .set("ip", activity.ip())
                .set("userAgent", activity.userAgent())
                .expires(activity.createdAt().plus(Activity.LIFE))
                .build();
    }

    static Activity read(Item item) {
        var sk = item.string(Key.SK);
        return new Activity(
                sk.substring(sk.indexOf('#') + 1),
                item.string("event"),
                item.string("outcome"),
                item.instant("createdAt"),
                item.string("ip"),
                item.string("userAgent"));
    }
}
