package dev.groundwork.localstack.dynamodb.operation;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.expression.Condition;
import dev.groundwork.localstack.dynamodb.expression.Operand;
import dev.groundwork.localstack.dynamodb.expression.Path;
import dev.groundwork.localstack.dynamodb.table.KeySchema;
import java.util.List;
import java.util.stream.Stream;

/** A query's filter looks at what its key condition does not. */
final class FilterRules {

    private FilterRules() {}

    static void requireNoKeys(Condition filter, KeySchema keys) {
        paths(filter).map(Path::root).filter(keys::has).findFirst().ifPresent(name -> {
            throw DynamoDbError.validation(
                    "Filter Expression can only contain non-primary key attributes: Primary key attribute: " + name);
        });
    }

    private static Stream<Path> paths(Condition condition) {
        return switch (condition) {
            case Condition.And(var left, var right) -> Stream.concat(paths(left), paths(right));
            case Condition.Or(var left, var right) -> Stream.concat(paths(left), paths(right));
            case Condition.Not(var inner) -> paths(inner);
            case Condition.Compare(var left, var comparator, var right) -> ofOperands(List.of(left, right));
            case Condition.Between(var operand, var low, var high) -> ofOperands(List.of(operand, low, high));
            case Condition.In(var operand, var candidates) ->
                Stream.concat(ofOperands(List.of(operand)), ofOperands(candidates));
            case Condition.Exists(var path) -> Stream.of(path);
            case Condition.HasType(var path, var type) -> Stream.of(path);
            case Condition.BeginsWith(var operand, var prefix) -> ofOperands(List.of(operand, prefix));
            case Condition.Contains(var container, var member) -> ofOperands(List.of(container, member));
        };
    }

    private static Stream<Path> ofOperands(List<Operand> operands) {
        return operands.stream().flatMap(operand -> switch (operand) {
            case Operand.AtPath(var path) -> Stream.of(path);
            case Operand.SizeOf(var path) -> Stream.of(path);
            case Operand.Given given -> Stream.empty();
        });
    }
}
