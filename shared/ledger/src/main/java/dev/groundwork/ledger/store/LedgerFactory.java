package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.Pause;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.engine.LedgerEngine;
import dev.groundwork.ledger.model.Catalogue;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes the ledger and the catalogue where they are injected: a function that needs neither makes neither. */
@Factory
final class LedgerFactory {

    /** The table of credits, which {@code GROUNDWORK_CREDITS_TABLE} names. */
    @Bean
    @Singleton
    @Named("credits")
    Table credits(DynamoDbClient client, @Value("${groundwork.credits.table}") String name) {
        return new Table(client, name);
    }

    @Bean
    @Prototype
    Catalogue catalogue() {
        return CatalogueFile.newest();
    }

    @Bean
    @Prototype
    CatalogueVersions catalogueVersions(@Named("credits") Table table, Catalogue catalogue) {
        return new CatalogueVersions(table, catalogue);
    }

    @Bean
    @Prototype
    CreditLedger ledger(
            @Named("credits") Table table,
            Transactions transactions,
            Catalogue catalogue,
            IdSource ids,
            ProductClock clock,
            SecureRandom random) {
        return new LedgerEngine(
                new DynamoLedgerStore(table, transactions), catalogue, ids, clock, random, Pause::sleep);
    }
}
