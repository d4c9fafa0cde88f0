package dev.groundwork.auth.account;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.UserId;
import java.net.URI;
import java.time.ZoneId;
import java.util.HashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A profile as attributes. It stands in the user's own item and, so that a sign-in needs no second look, in the address's. */
public final class ProfileItem {

    private ProfileItem() {}

    static Item.Builder write(Item.Builder item, Profile profile) {
        item.set("userId", profile.id().value())
                .set("email", profile.address().value())
                .set("displayName", profile.displayName().value())
                .set("avatarUrl", profile.avatarUrl().map(URI::toString))
                .set("slug", profile.slug().value())
                .set("hasPassword", profile.hasPassword())
                .set("providers", profile.providers())
                .set("timeZone", profile.timeZone().getId())
                .set("createdAt", profile.createdAt());
        profile.lastLoginAt().ifPresent(at -> item.set("lastLoginAt", at));
        return item;
    }

    /** The profile as the value of an attribute. */
    public static AttributeValue map(Profile profile) {
        var whole = write(Item.at(new Key("-", "-")), profile).build().attributes();
        var members = new HashMap<>(whole);
        members.remove(Key.PK);
        members.remove(Key.SK);
        return AttributeValue.fromM(members);
    }

    public static Profile read(Item item) {
        return new Profile(
                new UserId(item.string("userId")),
                new EmailAddress(item.string("email")),
                new DisplayName(item.string("displayName")),
                item.optionalString("avatarUrl").map(URI::create),
                new UserSlug(item.string("slug")),
                item.flag("hasPassword"),
                item.strings("providers"),
                ZoneId.of(item.string("timeZone")),
                item.instant("createdAt"),
                item.optionalInstant("lastLoginAt"));
    }
}
