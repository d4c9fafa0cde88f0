package dev.groundwork.auth.serviceclients;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A form-encoded body. Parameters without a value count as left out, and none may come twice (RFC 6749 section 3.2).
 *
 * @param values by name
 */
record Form(Map<String, String> values) {

    static Optional<Form> parse(String body) {
        var values = new HashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            var cut = pair.indexOf('=');
            var name = decoded(cut < 0 ? pair : pair.substring(0, cut));
            var value = decoded(cut < 0 ? "" : pair.substring(cut + 1));
            if (name.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            if (!value.get().isEmpty() && values.put(name.get(), value.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Form(Map.copyOf(values)));
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
