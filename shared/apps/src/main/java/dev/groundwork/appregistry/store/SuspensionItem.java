package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.Suspension;
import dev.groundwork.appregistry.Suspension.SuspendedApp;
import dev.groundwork.appregistry.Suspensions.Notice;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A suspension in the table, some 60 bytes an app, and the mail about it. */
final class SuspensionItem {

    private SuspensionItem() {}

    static Item write(Suspension suspension, String version) {
        var apps = suspension.apps().stream()
                .collect(Collectors.toMap(app -> app.app().value(), app -> AttributeValue.fromM(members(app))));
        return Item.at(AppsTable.suspension(suspension.owner()))
                .set("owner", suspension.owner().value())
                .set("apps", AttributeValue.fromM(apps))
                .set("resumed", suspension.resumed())
                .set("debit", suspension.debit())
                .set("updatedAt", suspension.updatedAt())
                .set("version", version)
                .build();
    }

    private static Map<String, AttributeValue> members(SuspendedApp app) {
        return Item.members()
                .set("day", app.day().toString())
                .set("since", app.since())
                .build()
                .attributes();
    }

    static Suspension read(Item item) {
        return new Suspension(
                new UserId(item.string("owner")),
                apps(item.map("apps")),
                Math.toIntExact(item.number("resumed")),
                item.string("debit"),
                item.instant("updatedAt"),
                item.string("version"));
    }

    private static List<SuspendedApp> apps(Item apps) {
        return apps.attributes().keySet().stream()
                .sorted(Comparator.naturalOrder())
                .map(id -> app(new AppId(id), apps.map(id)))
                .toList();
    }

    private static SuspendedApp app(AppId id, Item item) {
        return new SuspendedApp(id, LocalDate.parse(item.string("day")), item.instant("since"));
    }

    /** The mail, whose id is the version of the suspension that it was written with. */
    static OutboxMail mail(UserId owner, Notice notice, String version, Instant now) {
        var kind =
                switch (notice.kind()) {
                    case SUSPENDED -> "app_suspended";
                    case RESUMED -> "app_resumed";
                };
        var words = Map.of("apps", notice.text(), "count", Integer.toString(notice.count()));
        return new OutboxMail(version, kind, owner.value(), words, "", now);
    }
}
