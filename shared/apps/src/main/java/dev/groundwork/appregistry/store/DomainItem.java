package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.domain.DomainClaim;
import dev.groundwork.appregistry.domain.DomainName;
import dev.groundwork.appregistry.domain.DomainRecord;
import dev.groundwork.appregistry.domain.DomainRegistry.DueDomain;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A claim in the table, the entry of one that is due, and the holder of a domain. */
final class DomainItem {

    private static final String RECORDS = "records";

    private DomainItem() {}

    static Item write(DomainClaim claim) {
        var item = Item.at(DomainsTable.claim(claim.app(), claim.domain()))
                .set("domain", claim.domain().value())
                .set("appId", claim.app().value())
                .set("owner", claim.owner().value())
                .set("proof", claim.proof())
                .set("status", claim.status().text())
                .set("reason", claim.reason())
                .set(
                        RECORDS,
                        AttributeValue.fromL(
                                claim.records().stream().map(DomainItem::record).toList()))
                .set("createdAt", claim.createdAt())
                .set("expiresAt", claim.expiresAt())
                .set("version", claim.version());
        time(item, "provenAt", claim.provenAt());
        time(item, "proofMissingSince", claim.proofMissingSince());
        time(item, "checkedProofAt", claim.checkedProofAt());
        time(item, "activeAt", claim.activeAt());
        time(item, "removedAt", claim.removedAt());
        time(item, "dueAt", claim.dueAt());
        return item.build();
    }

    private static AttributeValue record(DomainRecord made) {
        return AttributeValue.fromM(Item.members()
                .set("type", made.type())
                .set("host", made.host())
                .set("value", made.value())
                .set("purpose", made.purpose().name())
                .build()
                .attributes());
    }

    private static void time(Item.Builder item, String name, Optional<Instant> value) {
        value.ifPresent(v -> item.set(name, v));
    }

    static DomainClaim read(Item item) {
        return new DomainClaim(
                new DomainName(item.string("domain")),
                new AppId(item.string("appId")),
                new UserId(item.string("owner")),
                item.string("proof"),
                DomainClaim.Status.valueOf(item.string("status").toUpperCase(Locale.ROOT)),
                item.optionalString("reason"),
                records(item),
                item.instant("createdAt"),
                item.instant("expiresAt"),
                item.optionalInstant("provenAt"),
                item.optionalInstant("proofMissingSince"),
                item.optionalInstant("checkedProofAt"),
                item.optionalInstant("activeAt"),
                item.optionalInstant("removedAt"),
                item.optionalInstant("dueAt"),
                item.number("version"));
    }

    private static List<DomainRecord> records(Item item) {
        var value = item.attributes().get(RECORDS);
        return value == null
                ? List.of()
                : value.l().stream()
                        .map(member -> new Item(member.m()))
                        .map(made -> new DomainRecord(
                                made.string("type"),
                                made.string("host"),
                                made.string("value"),
                                DomainRecord.Purpose.valueOf(made.string("purpose"))))
                        .toList();
    }

    static Item holder(DomainClaim claim) {
        return Item.at(DomainsTable.holder(claim.domain()))
                .set("appId", claim.app().value())
                .build();
    }

    static Item due(DomainClaim claim, Instant at) {
        return Item.at(DomainsTable.due(claim.app(), claim.domain()))
                .set("appId", claim.app().value())
                .set("domain", claim.domain().value())
                .set("dueAt", at)
                .build();
    }

    static DueDomain dueDomain(Item item) {
        return new DueDomain(new AppId(item.string("appId")), new DomainName(item.string("domain")));
    }
}
