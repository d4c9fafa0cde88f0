package dev.groundwork.billing.verification;

import dev.groundwork.dynamodb.Table;
import dev.groundwork.ledger.store.DynamoLedgerRecords;
import dev.groundwork.ledger.verify.LedgerRecords;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Wires the verification by the environment: the table of credits, and {@code GROUNDWORK_STACK}, by which metrics of stacks are told apart. */
@Factory
final class VerificationFactory {

    @Bean
    @Singleton
    LedgerRecords records(@Named("credits") Table table) {
        return new DynamoLedgerRecords(table);
    }

    @Bean
    @Singleton
    @Secondary
    VerificationLimits limits() {
        return VerificationLimits.STANDARD;
    }

    @Bean
    @Singleton
    VerificationLog log(@Value("${groundwork.stack:local}") String stack) {
        return new VerificationLog(stack);
    }
}
