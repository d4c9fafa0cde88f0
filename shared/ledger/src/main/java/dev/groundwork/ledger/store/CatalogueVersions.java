package dev.groundwork.ledger.store;

import static java.util.Objects.requireNonNull;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Table.WriteOutcome;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.CatalogueReader;
import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.ledger.model.Catalogue.CreditPackage;
import dev.groundwork.ledger.model.Catalogue.Tier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The versions of the catalogue: the first is a file, those published since are items. What actions cost stays as the file says. */
public final class CatalogueVersions implements CatalogueReader {

    private static final Expression NEW_VERSION = Expression.when(CatalogueKeys.NEW_VERSION);

    private final Table table;
    private final Catalogue first;

    /**
     * Creates the reader and writer of versions.
     *
     * @param table credits
     * @param first the version of the file
     */
    public CatalogueVersions(Table table, Catalogue first) {
        this.table = table;
        this.first = first;
    }

    @Override
    public Catalogue newest() {
        var answer = table.query(QueryRequest.builder()
                .keyConditionExpression(Key.PK + " = :catalogue")
                .expressionAttributeValues(Map.of(":catalogue", Values.of(CatalogueKeys.PARTITION)))
                .scanIndexForward(false)
                .limit(1)
                .consistentRead(true));
        return answer.items().stream()
                .map(Item::new)
                .map(this::read)
                .findFirst()
                .orElse(first);
    }

    @Override
    public Optional<Catalogue> version(int number) {
        return number == first.version()
                ? Optional.of(first)
                : table.get(CatalogueKeys.version(number)).map(this::read);
    }

    /** Publishes a version; false where its number is taken, and nothing has changed then. */
    public boolean publish(Catalogue catalogue) {
        return table.put(write(catalogue), NEW_VERSION) instanceof WriteOutcome.Written;
    }

    private static Item write(Catalogue catalogue) {
        return Item.at(CatalogueKeys.version(catalogue.version()))
                .set("version", catalogue.version())
                .set("currency", catalogue.currency())
                .set("packages", list(catalogue.packages(), CatalogueVersions::write))
                .set("tiers", list(catalogue.tiers(), CatalogueVersions::write))
                .build();
    }

    private static Item write(CreditPackage creditPackage) {
        return Item.members()
                .set("id", creditPackage.id())
                .set("name", creditPackage.name())
                .set("credits", creditPackage.credits().amount())
                .set("price", creditPackage.price())
                .set("active", creditPackage.active())
                .build();
    }

    private static Item write(Tier tier) {
        return Item.members()
                .set("id", tier.id())
                .set("credits", tier.monthly().amount())
                .set("price", tier.price())
                .build();
    }

    private static <T> AttributeValue list(List<T> values, Function<T, Item> write) {
        return AttributeValue.fromL(values.stream()
                .map(value -> AttributeValue.fromM(write.apply(value).attributes()))
                .toList());
    }

    private Catalogue read(Item item) {
        return new Catalogue(
                Math.toIntExact(item.number("version")),
                item.string("currency"),
                first.prices(),
                read(item, "packages", CatalogueVersions::creditPackage),
                read(item, "tiers", CatalogueVersions::tier));
    }

    private static <T> List<T> read(Item item, String name, Function<Item, T> read) {
        return requireNonNull(item.attributes().get(name), name).l().stream()
                .map(value -> read.apply(new Item(value.m())))
                .toList();
    }

    private static CreditPackage creditPackage(Item item) {
        return new CreditPackage(
                item.string("id"),
                item.string("name"),
                Credits.of(item.number("credits")),
                item.number("price"),
                item.flag("active"));
    }

    private static Tier tier(Item item) {
        return new Tier(item.string("id"), Credits.of(item.number("credits")), item.number("price"));
    }
}
