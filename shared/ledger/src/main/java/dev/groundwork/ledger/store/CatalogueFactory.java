package dev.groundwork.ledger.store;

import dev.groundwork.ledger.model.Catalogue;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;

/** Makes the catalogue that is in force. */
@Factory
final class CatalogueFactory {

    @Bean
    @Prototype
    Catalogue catalogue() {
        return CatalogueFile.newest();
    }
}
