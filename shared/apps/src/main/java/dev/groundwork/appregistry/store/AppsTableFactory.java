package dev.groundwork.appregistry.store;

import dev.groundwork.dynamodb.Table;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes the table of apps, which {@code GROUNDWORK_APPS_TABLE} names. */
@Factory
final class AppsTableFactory {

    @Bean
    @Singleton
    @Named("apps")
    Table apps(DynamoDbClient client, @Value("${groundwork.apps.table}") String name) {
        return new Table(client, name);
    }
}
