package dev.groundwork.ledger.adapter;

import dev.groundwork.ledger.domain.Catalogue;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Makes the catalogue that is in force. */
@Factory
final class CatalogueFactory {

    @Bean
    @Singleton
    Catalogue catalogue() {
        return CatalogueFile.newest();
    }
}
