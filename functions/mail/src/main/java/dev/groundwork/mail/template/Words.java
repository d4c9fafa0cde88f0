package dev.groundwork.mail.template;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words that a waiting mail brings for its template.
 *
 * @param byName the words by their names
 */
record Words(Map<String, String> byName) {

    /**
     * In normal form NFKC: a dot, as any script writes it, a colon, an at sign or a backslash, with a visible character behind it, is part of a host, a
     * scheme, an address or a share; five digits with nothing but signs between them are part of a telephone number.
     */
    private static final Pattern LINKABLE = Pattern.compile("[.\u3002:@\\\\]\\S|\\p{Nd}(?:\\P{L}*\\p{Nd}){4}");

    Words {
        byName = Map.copyOf(byName);
    }

    /**
     * Returns a word.
     *
     * @throws IllegalArgumentException where it is missing
     */
    String get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("the word " + name + " is missing"));
    }

    /** Returns a word that a mail may do without. */
    Optional<String> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Greets the reader by name. A name that a mail program could turn into a link is left out. */
    String greeting() {
        var name = get("name");
        var normal = Normalizer.normalize(name, Normalizer.Form.NFKC);
        return LINKABLE.matcher(normal).find() ? "Hello," : "Hello " + name + ",";
    }
}
