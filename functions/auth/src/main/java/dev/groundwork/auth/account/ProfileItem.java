package dev.groundwork.auth.account;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.Profile.DisplayName;
import dev.groundwork.auth.account.Profile.UserSlug;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.UserId;
import java.net.URI;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A profile as attributes. It stands in the user's own item and, so that a sign-in answers it without another read, in the item of the address.
 */
public final class ProfileItem {

    private ProfileItem() {}

    /** The user's own item. */
    static Item of(Profile profile, boolean disabled, long version, long signIns) {
        var item = write(Item.at(AccountKeys.profile(profile.id())), profile)
                .set("version", version)
                .set("signIns", signIns);
        return (disabled ? item.set("disabled", true) : item).build();
    }

    private static Item.Builder write(Item.Builder item, Profile profile) {
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

    /** Reads the attributes. */
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

    /** Reads the user's own item as an account. It holds no password. */
    public static StoredAccount account(Item item) {
        return new StoredAccount(read(item), Optional.empty(), item.flag("disabled"), item.number("version"));
    }
}
