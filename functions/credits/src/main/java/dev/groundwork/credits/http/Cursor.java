package dev.groundwork.credits.http;

import dev.groundwork.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/** Where a list goes on. It is bound to the list's owner: in anybody else's hand it is not valid. */
final class Cursor {

    private static final String SEPARATOR = " ";

    private Cursor() {}

    static Optional<String> of(UserId owner, OptionalLong before) {
        return before.isEmpty()
                ? Optional.empty()
                : Optional.of(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((owner + SEPARATOR + before.getAsLong()).getBytes(StandardCharsets.US_ASCII)));
    }

    static OptionalLong read(UserId owner, String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            var prefix = owner + SEPARATOR;
            return plain.startsWith(prefix)
                    ? OptionalLong.of(Long.parseUnsignedLong(plain.substring(prefix.length())))
                    : OptionalLong.empty();
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty(); // neither base64 nor, after it, a number
        }
    }
}
