package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts an expression into tokens. */
final class Lexer {

    static final String END_TEXT = "<EOF>";
    private static final Set<String> DOUBLE_SYMBOLS = Set.of("<>", "<=", ">=");
    private static final String SINGLE_SYMBOLS = "()[].,=<>+-";

    private final ExpressionKind kind;
    private final String text;
    private int at;

    private Lexer(ExpressionKind kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    /** All tokens, the last one of kind END. */
    static List<Token> tokens(ExpressionKind kind, String text) {
        return new Lexer(kind, text).all();
    }

    private List<Token> all() {
        var tokens = new ArrayList<Token>();
        skipSpace();
        while (at < text.length()) {
            var token = next();
            tokens.add(token);
            at = token.to();
            skipSpace();
        }
        tokens.add(new Token(Kind.END, END_TEXT, text.length()));
        return tokens;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Token next() {
        char first = text.charAt(at);
        if (first == '#') {
            return word(Kind.NAME_PLACEHOLDER, 1);
        }
        if (first == ':') {
            return word(Kind.VALUE_PLACEHOLDER, 1);
        }
        if (isLetter(first)) {
            return word(Kind.IDENTIFIER, 0);
        }
        if (isDigit(first)) {
            return word(Kind.NUMBER, 0);
        }
        if (at + 1 < text.length() && DOUBLE_SYMBOLS.contains(text.substring(at, at + 2))) {
            return new Token(Kind.SYMBOL, text.substring(at, at + 2), at);
        }
        if (SINGLE_SYMBOLS.indexOf(first) >= 0) {
            return new Token(Kind.SYMBOL, String.valueOf(first), at);
        }
        throw syntaxError(String.valueOf(first), at);
    }

    private Token word(Kind wordKind, int prefix) {
        int end = at + prefix;
        while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
            end++;
        }
        if (end == at + prefix) {
            throw syntaxError(text.substring(at, end), at);
        }
        return new Token(wordKind, text.substring(at, end), at);
    }

    private RuntimeException syntaxError(String token, int from) {
        int around = 10;
        String near = text.substring(Math.max(0, from - around), Math.min(text.length(), from + around))
                .strip();
        return kind.refusal("Syntax error; token: \"" + token + "\", near: \"" + near + "\"");
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
