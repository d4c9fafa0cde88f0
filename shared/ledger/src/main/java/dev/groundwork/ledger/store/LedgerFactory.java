package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.engine.LedgerEngine;
import dev.groundwork.ledger.engine.Pause;
import dev.groundwork.ledger.model.Catalogue;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;
import jakarta.inject.Named;
import java.security.SecureRandom;

/** Makes the ledger and the catalogue in force where they are injected: a function that needs neither makes neither. */
@Factory
final class LedgerFactory {

    @Bean
    @Prototype
    Catalogue catalogue() {
        return CatalogueFile.newest();
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
