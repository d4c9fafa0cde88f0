package dev.groundwork.http;

import java.util.Optional;

/**
 * A body in {@code application/x-www-form-urlencoded}, as the token endpoint takes it (RFC 6749 appendix B). An empty body is a form without
 * parameters. A parameter without a value counts as left out (RFC 6749 section 3.2).
 */
public final class FormBody {

    private final Optional<QueryText> pairs;

    /**
     * @param pairs nothing if the body is no form: another content type, bytes that are not UTF-8, an escape that is none
     */
    FormBody(Optional<QueryText> pairs) {
        this.pairs = pairs;
    }

    /** Tells whether the body is a form in which no parameter comes twice. */
    public boolean isValid() {
        return pairs.filter(QueryText::isUnambiguous).isPresent();
    }

    /** The value of a parameter, if it has one. */
    public Optional<String> value(String name) {
        return pairs.stream()
                .flatMap(text -> text.values(name).stream())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
