package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.expression.Token.Kind;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.ItemSize;
import java.util.ArrayList;
import java.util.List;

/** Walks over an expression's tokens: what all parsers share, from the limits to document paths. */
final class TokenReader {

    private static final int MAX_BYTES = 4096;
    private static final int MAX_OPERATORS = 300;
    private static final int MAX_PATH_DEPTH = 32;

    private final ExpressionKind kind;
    private final String text;
    private final List<Token> tokens;
    private final Placeholders placeholders;
    private int at;
    private int operators;

    TokenReader(ExpressionKind kind, String text, Placeholders placeholders) {
        if (text.isBlank()) {
            throw kind.refusal("The expression can not be empty;");
        }
        int size = ItemSize.utf8(text);
        if (size > MAX_BYTES) {
            throw kind.refusal("Expression size has exceeded the maximum allowed size; expression size: " + size);
        }
        this.kind = kind;
        this.text = text;
        this.tokens = Lexer.tokens(kind, text);
        this.placeholders = placeholders;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peekSecond() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token take() {
        var token = peek();
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    boolean takeSymbol(String symbol) {
        boolean there = peek().isSymbol(symbol);
        at += there ? 1 : 0;
        return there;
    }

    boolean takeKeyword(String keyword) {
        boolean there = peek().isKeyword(keyword);
        at += there ? 1 : 0;
        return there;
    }

    void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw syntaxError();
        }
    }

    void expectKeyword(String keyword) {
        if (!takeKeyword(keyword)) {
            throw syntaxError();
        }
    }

    void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw syntaxError();
        }
    }

    /** Counts an operator or function; also what bounds the depth of the recursion. */
    void countOperator() {
        if (++operators > MAX_OPERATORS) {
            throw kind.refusal("The expression contains too many operators; operator count: " + operators);
        }
    }

    DynamoDbError refusal(String detail) {
        return kind.refusal(detail);
    }

    /** The fault is at the next token. */
    DynamoDbError syntaxError() {
        var token = peek();
        int from = at > 0 ? tokens.get(at - 1).from() : token.from();
        int to = token.kind() == Kind.END
                ? text.length()
                : peekSecond().kind() == Kind.END ? token.to() : peekSecond().to();
        return kind.refusal("Syntax error; token: \"" + token.text() + "\", near: \""
                + text.substring(from, Math.max(from, to)).strip() + "\"");
    }

    boolean atPath() {
        var next = peek().kind();
        return next == Kind.IDENTIFIER || next == Kind.NAME_PLACEHOLDER;
    }

    AttributeValue takeValue() {
        if (peek().kind() != Kind.VALUE_PLACEHOLDER) {
            throw syntaxError();
        }
        return placeholders.value(kind, take().text());
    }

    Path takePath() {
        var root = takeName();
        var steps = new ArrayList<Path.Step>();
        while (true) {
            if (takeSymbol(".")) {
                steps.add(new Path.Step.Member(takeName()));
            } else if (takeSymbol("[")) {
                steps.add(new Path.Step.Element(takeIndex()));
                expectSymbol("]");
            } else {
                return checked(new Path(root, steps));
            }
        }
    }

    private Path checked(Path path) {
        if (path.steps().size() >= MAX_PATH_DEPTH) {
            throw kind.refusal("The document path has too many nesting elements; nesting levels: "
                    + (path.steps().size() + 1));
        }
        return path;
    }

    private String takeName() {
        if (!atPath()) {
            throw syntaxError();
        }
        var token = take();
        if (token.kind() == Kind.NAME_PLACEHOLDER) {
            return placeholders.name(kind, token.text());
        }
        if (ReservedWords.contains(token.text())) {
            throw kind.refusal("Attribute name is a reserved keyword; reserved keyword: " + token.text());
        }
        return token.text();
    }

    private int takeIndex() {
        var token = peek();
        if (token.kind() != Kind.NUMBER || !token.text().chars().allMatch(Character::isDigit)) {
            throw syntaxError();
        }
        take();
        try {
            return Integer.parseInt(token.text());
        } catch (NumberFormatException e) {
            throw kind.refusal("List index is not within the allowable range; index: [" + token.text() + "]");
        }
    }
}
