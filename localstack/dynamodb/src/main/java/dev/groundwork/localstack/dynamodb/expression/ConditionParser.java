package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.expression.Condition.Comparator;
import dev.groundwork.localstack.dynamodb.value.AttributeType;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Parses conditions, filters and key conditions by recursive descent: OR binds weakest, then AND, then NOT. */
public final class ConditionParser {

    private static final int MAX_IN = 100;

    private final TokenReader in;
    private final OperandRules rules;

    /** The last parenthesized condition and the token behind it: how {@code ((…))} shows. */
    private @Nullable Condition inParentheses;

    private @Nullable Token afterParentheses;

    private ConditionParser(ExpressionKind kind, String text, Placeholders placeholders) {
        this.in = new TokenReader(kind, text, placeholders);
        this.rules = new OperandRules(kind);
    }

    /** Parses, or refuses in DynamoDB's words. */
    public static Condition parse(ExpressionKind kind, String text, Placeholders placeholders) {
        var parser = new ConditionParser(kind, text, placeholders);
        var condition = parser.disjunction();
        parser.in.expectEnd();
        return condition;
    }

    private Condition disjunction() {
        return chain("OR", this::conjunction, Condition.Or::new);
    }

    private Condition conjunction() {
        return chain("AND", this::negation, Condition.And::new);
    }

    private Condition chain(String keyword, Supplier<Condition> part, BinaryOperator<Condition> joined) {
        var left = part.get();
        while (in.takeKeyword(keyword)) {
            in.countOperator();
            left = joined.apply(left, part.get());
        }
        return left;
    }

    private Condition negation() {
        if (in.takeKeyword("NOT")) {
            in.countOperator();
            return new Condition.Not(negation());
        }
        return in.peek().isSymbol("(") ? parenthesized() : predicate();
    }

    private Condition parenthesized() {
        in.countOperator();
        in.expectSymbol("(");
        boolean doubled = in.peek().isSymbol("(");
        var condition = disjunction();
        if (doubled
                && in.peek().equals(afterParentheses)
                && in.peek().isSymbol(")")
                && condition.equals(inParentheses)) {
            throw in.refusal("The expression has redundant parentheses;");
        }
        in.expectSymbol(")");
        afterParentheses = in.peek();
        inParentheses = condition;
        return condition;
    }

    private Condition predicate() {
        if (in.peek().kind() == Token.Kind.IDENTIFIER && in.peekSecond().isSymbol("(")) {
            var function = function();
            if (function.isPresent()) {
                return function.get();
            }
        }
        var left = operand();
        if (in.takeKeyword("BETWEEN")) {
            return between(left);
        }
        if (in.takeKeyword("IN")) {
            return in(left);
        }
        return comparison(left);
    }

    private Condition comparison(Operand left) {
        for (var comparator : Comparator.values()) {
            if (in.takeSymbol(comparator.symbol())) {
                in.countOperator();
                var right = operand();
                rules.comparable(comparator.symbol(), left, List.of(right), comparator.isOrdering());
                return new Condition.Compare(left, comparator, right);
            }
        }
        throw in.syntaxError();
    }

    private Condition between(Operand operand) {
        in.countOperator();
        var low = operand();
        in.expectKeyword("AND");
        var high = operand();
        rules.comparable("BETWEEN", operand, List.of(low, high), true);
        rules.bounds(low, high);
        return new Condition.Between(operand, low, high);
    }

    private Condition in(Operand operand) {
        in.countOperator();
        in.expectSymbol("(");
        var candidates = new ArrayList<Operand>();
        do {
            candidates.add(operand());
        } while (in.takeSymbol(","));
        in.expectSymbol(")");
        if (candidates.size() > MAX_IN) {
            throw in.refusal(
                    "The IN operator is provided with too many operands; number of operands: " + candidates.size());
        }
        rules.comparable("IN", operand, candidates, false);
        return new Condition.In(operand, candidates);
    }

    /** A function that is a condition; nothing where it is {@code size}, which is an operand. */
    private Optional<Condition> function() {
        var name = in.peek().text();
        if (name.equals("size")) {
            return Optional.empty();
        }
        if (!List.of("attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains")
                .contains(name)) {
            throw in.refusal("Invalid function name; function: " + name);
        }
        in.countOperator();
        in.take();
        in.expectSymbol("(");
        var condition =
                switch (name) {
                    case "attribute_exists" -> new Condition.Exists(path(name));
                    case "attribute_not_exists" -> new Condition.Not(new Condition.Exists(path(name)));
                    case "attribute_type" -> attributeType();
                    case "begins_with" -> beginsWith();
                    default -> contains();
                };
        in.expectSymbol(")");
        return Optional.of(condition);
    }

    private Path path(String function) {
        if (in.peek().kind() == Token.Kind.VALUE_PLACEHOLDER) {
            throw in.refusal("Operator or function requires a document path; operator or function: " + function);
        }
        return in.takePath();
    }

    private Condition attributeType() {
        var path = path("attribute_type");
        in.expectSymbol(",");
        var value = in.takeValue();
        if (!(value instanceof StringValue(var name))) {
            throw in.refusal("Incorrect operand type for operator or function; operator or function: attribute_type,"
                    + " operand type: " + value.type());
        }
        var type = AttributeType.of(name)
                .orElseThrow(() -> in.refusal("Invalid attribute type name found; type: " + name
                        + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}"));
        return new Condition.HasType(path, type);
    }

    private Condition beginsWith() {
        var operand = operand();
        in.expectSymbol(",");
        var prefix = operand();
        rules.distinct("begins_with", operand, prefix);
        rules.prefix(operand);
        rules.prefix(prefix);
        return new Condition.BeginsWith(operand, prefix);
    }

    private Condition contains() {
        var container = operand();
        in.expectSymbol(",");
        var member = operand();
        rules.distinct("contains", container, member);
        return new Condition.Contains(container, member);
    }

    private Operand operand() {
        if (in.peek().kind() == Token.Kind.VALUE_PLACEHOLDER) {
            return new Operand.Given(in.takeValue());
        }
        if (in.peek().kind() == Token.Kind.IDENTIFIER && in.peekSecond().isSymbol("(")) {
            return size();
        }
        if (!in.atPath()) {
            throw in.syntaxError();
        }
        return new Operand.AtPath(in.takePath());
    }

    private Operand size() {
        var name = in.peek().text();
        if (!name.equals("size")) {
            throw in.refusal("The function is not allowed to be used this way in an expression; function: " + name);
        }
        in.countOperator();
        in.take();
        in.expectSymbol("(");
        var size = new Operand.SizeOf(path(name));
        in.expectSymbol(")");
        return size;
    }
}
