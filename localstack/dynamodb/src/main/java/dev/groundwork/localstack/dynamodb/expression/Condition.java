package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.value.AttributeType;
import java.util.List;

/** A condition or filter, parsed. */
public sealed interface Condition {

    /** Both hold. */
    record And(Condition left, Condition right) implements Condition {}

    /** One holds, or both. */
    record Or(Condition left, Condition right) implements Condition {}

    /** The other does not hold. */
    record Not(Condition condition) implements Condition {}

    /** Two operands stand to each other as the comparator says. */
    record Compare(Operand left, Comparator comparator, Operand right) implements Condition {}

    /** Inclusive on both sides. */
    record Between(Operand operand, Operand low, Operand high) implements Condition {}

    /** Equal to one of the candidates. */
    record In(Operand operand, List<Operand> candidates) implements Condition {}

    /** Something stands there. */
    record Exists(Path path) implements Condition {}

    /** Something of that type stands there. */
    record HasType(Path path, AttributeType type) implements Condition {}

    /** A string or bytes begin with the prefix. */
    record BeginsWith(Operand operand, Operand prefix) implements Condition {}

    /** A string contains a text, a set or list a member. */
    record Contains(Operand container, Operand member) implements Condition {}

    /** The comparators, as written. */
    enum Comparator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Comparator(String symbol) {
            this.symbol = symbol;
        }

        /** As written. */
        public String symbol() {
            return symbol;
        }

        /** Tells whether it asks which of two comes first, not only whether they are the same. */
        public boolean isOrdering() {
            return this != EQUAL && this != NOT_EQUAL;
        }
    }
}
