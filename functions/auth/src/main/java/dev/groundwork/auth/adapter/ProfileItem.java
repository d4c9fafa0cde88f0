package dev.groundwork.auth.adapter;

import dev.groundwork.auth.domain.DisplayName;
import dev.groundwork.auth.domain.EmailAddress;
import dev.groundwork.auth.domain.Profile;
import dev.groundwork.auth.domain.UserSlug;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.UserId;
import java.net.URI;
import java.time.ZoneId;

/** A profile as attributes. It stands in the user's own item and, so that a sign-in needs no second look, in the address's. */
final class ProfileItem {

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

    static Profile read(Item item) {
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
