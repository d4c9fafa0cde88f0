package dev.groundwork.accounts;

import dev.groundwork.dynamodb.Table;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes the table of accounts, which {@code GROUNDWORK_ACCOUNTS_TABLE} names. */
@Factory
final class AccountsTableFactory {

    @Bean
    @Singleton
    @Named("accounts")
    Table accounts(DynamoDbClient client, @Value("${groundwork.accounts.table}") String name) {
        return new Table(client, name);
    }
}
