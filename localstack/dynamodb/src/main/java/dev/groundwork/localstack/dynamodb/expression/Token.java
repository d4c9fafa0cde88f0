package dev.groundwork.localstack.dynamodb.expression;

/**
 * One token of an expression.
 *
 * @param text as written
 * @param from index of its first character in the expression
 */
record Token(Kind kind, String text, int from) {

    enum Kind {
        IDENTIFIER,
        NAME_PLACEHOLDER,
        VALUE_PLACEHOLDER,
        NUMBER,
        SYMBOL,
        END
    }

    int to() {
        return from + text.length();
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isKeyword(String keyword) {
        return kind == Kind.IDENTIFIER && text.equalsIgnoreCase(keyword);
    }
}
