package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.expression.Update.Assignment;
import dev.groundwork.localstack.dynamodb.expression.Update.Change;
import dev.groundwork.localstack.dynamodb.value.AttributeType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parses update expressions. */
public final class UpdateParser {

    private static final Set<AttributeType> ADDABLE =
            EnumSet.of(AttributeType.N, AttributeType.SS, AttributeType.NS, AttributeType.BS);
    private static final Set<AttributeType> DELETABLE =
            EnumSet.of(AttributeType.SS, AttributeType.NS, AttributeType.BS);

    private final TokenReader in;
    private final List<Assignment> sets = new ArrayList<>();
    private final List<Path> removes = new ArrayList<>();
    private final List<Change> adds = new ArrayList<>();
    private final List<Change> deletes = new ArrayList<>();
    private final Set<String> sections = new HashSet<>();

    private UpdateParser(String text, Placeholders placeholders) {
        this.in = new TokenReader(ExpressionKind.UPDATE, text, placeholders);
    }

    /** Parses, or refuses in DynamoDB's words. */
    public static Update parse(String text, Placeholders placeholders) {
        var parser = new UpdateParser(text, placeholders);
        while (parser.in.peek().kind() != Token.Kind.END) {
            parser.section();
        }
        var update = new Update(parser.sets, parser.removes, parser.adds, parser.deletes);
        parser.requireDisjoint(update.paths().toList());
        return update;
    }

    private void section() {
        var name = in.peek().text().toUpperCase(Locale.ROOT);
        Runnable clause =
                switch (name) {
                    case "SET" -> this::set;
                    case "REMOVE" -> () -> removes.add(in.takePath());
                    case "ADD" -> () -> adds.add(change("ADD", ADDABLE));
                    case "DELETE" -> () -> deletes.add(change("DELETE", DELETABLE));
                    default -> throw in.syntaxError();
                };
        in.take();
        if (!sections.add(name)) {
            throw in.refusal("The \"" + name + "\" section can only be used once in an update expression;");
        }
        do {
            in.countOperator();
            clause.run();
        } while (in.takeSymbol(","));
    }

    private void set() {
        var path = in.takePath();
        in.expectSymbol("=");
        sets.add(new Assignment(path, sum()));
    }

    private SetValue sum() {
        var left = term();
        if (in.takeSymbol("+")) {
            in.countOperator();
            return new SetValue.Plus(number("+", left), number("+", term()));
        }
        if (in.takeSymbol("-")) {
            in.countOperator();
            return new SetValue.Minus(number("-", left), number("-", term()));
        }
        return left;
    }

    private SetValue number(String operator, SetValue operand) {
        if (operand instanceof SetValue.Given(var value) && value.type() != AttributeType.N) {
            throw wrongType(operator, value.type());
        }
        return operand;
    }

    private SetValue term() {
        if (in.peek().kind() == Token.Kind.VALUE_PLACEHOLDER) {
            return new SetValue.Given(in.takeValue());
        }
        if (in.takeSymbol("(")) {
            in.countOperator();
            var inner = sum();
            in.expectSymbol(")");
            return inner;
        }
        if (in.peek().kind() == Token.Kind.IDENTIFIER && in.peekSecond().isSymbol("(")) {
            return function();
        }
        return new SetValue.AtPath(in.takePath());
    }

    private SetValue function() {
        var name = in.peek().text();
        if (!name.equals("if_not_exists") && !name.equals("list_append")) {
            throw in.refusal("Invalid function name; function: " + name);
        }
        in.countOperator();
        in.take();
        in.expectSymbol("(");
        var value = name.equals("if_not_exists") ? ifNotExists() : listAppend();
        in.expectSymbol(")");
        return value;
    }

    private SetValue ifNotExists() {
        if (in.peek().kind() == Token.Kind.VALUE_PLACEHOLDER) {
            throw in.refusal("Operator or function requires a document path; operator or function: if_not_exists");
        }
        var path = in.takePath();
        in.expectSymbol(",");
        return new SetValue.IfNotExists(path, term());
    }

    private SetValue listAppend() {
        var first = list(term());
        in.expectSymbol(",");
        return new SetValue.ListAppend(first, list(term()));
    }

    private SetValue list(SetValue operand) {
        if (operand instanceof SetValue.Given(var value) && value.type() != AttributeType.L) {
            throw wrongType("list_append", value.type());
        }
        return operand;
    }

    private RuntimeException wrongType(String operator, AttributeType type) {
        return in.refusal("Incorrect operand type for operator or function; operator or function: " + operator
                + ", operand type: " + type);
    }

    private Change change(String section, Set<AttributeType> allowed) {
        var path = in.takePath();
        var value = in.takeValue();
        if (!allowed.contains(value.type())) {
            throw in.refusal("Incorrect operand type for operator or function; operator: " + section
                    + ", operand type: " + value.type().longName() + ", typeSet: ALLOWED_FOR_" + section + "_OPERAND");
        }
        return new Change(path, value);
    }

    private void requireDisjoint(List<Path> paths) {
        for (int i = 0; i < paths.size(); i++) {
            for (int j = i + 1; j < paths.size(); j++) {
                var one = paths.get(i);
                var two = paths.get(j);
                if (one.overlaps(two)) {
                    throw in.refusal("Two document paths overlap with each other; must remove or rewrite one of these"
                            + " paths; path one: " + one + ", path two: " + two);
                }
                if (one.conflicts(two)) {
                    throw in.refusal("Two document paths conflict with each other; must remove or rewrite one of these"
                            + " paths; path one: " + one + ", path two: " + two);
                }
            }
        }
    }
}
