package dev.groundwork.ledger.schedule;

import dev.groundwork.ledger.schedule.TableImage.Outcome;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Executes single calls on tables that are values. */
@FunctionalInterface
public interface TableEngine {

    /** Executes calls in this process, by the evaluator of the local cloud's engine. */
    TableEngine EVALUATOR = TableImage::apply;

    /** Executes a call on a table as the image has it. */
    Outcome apply(TableImage image, DynamoDbRequest request);
}
