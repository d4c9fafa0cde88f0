package dev.groundwork.http;

import dev.groundwork.secrets.Aes;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Seals the positions of lists as cursors: opaque, authenticated, and bound to whose list it is, which list, and its filters, since each has a key of its
 * own. The previous version of the secret opens too, so a rotation breaks no list that is being read. The secret is asked for by the first list that has
 * a next page or gets a cursor, so a function that sees none never does.
 */
@Singleton
final class CursorSeal {

    private static final String MEMBER = "key";
    private static final String LABEL = "cursor ";
    private static final int MAX_LENGTH = 2_000;

    private final BeanProvider<SecretStore> secrets;
    private final SecureRandom random;

    CursorSeal(BeanProvider<SecretStore> secrets, SecureRandom random) {
        this.secrets = secrets;
        this.random = random;
    }

    /**
     * Seals a position.
     *
     * @param binding owner, list and filters
     */
    String seal(String binding, String position) {
        return aes(secrets.get().current(SecretName.CURSOR_KEY), binding).seal(position);
    }

    /** Opens a cursor, or nothing if it was changed or has another binding. */
    Optional<String> open(String binding, String cursor) {
        if (cursor.length() > MAX_LENGTH || !isCanonical(cursor)) {
            return Optional.empty();
        }
        var store = secrets.get();
        return aes(store.current(SecretName.CURSOR_KEY), binding)
                .open(cursor)
                .or(() -> store.previous(SecretName.CURSOR_KEY)
                        .flatMap(previous -> aes(previous, binding).open(cursor)));
    }

    /** Tells whether no other text has the same bytes: the last character of base64 can hold bits that nobody reads. */
    private static boolean isCanonical(String cursor) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(cursor);
        } catch (IllegalArgumentException e) {
            return false; // no base64
        }
    }

    private Aes aes(Map<String, String> secret, String binding) {
        var key = secret.get(MEMBER);
        if (key == null) {
            throw new IllegalStateException("the cursor key has no member " + MEMBER);
        }
        return new Aes(key.getBytes(StandardCharsets.UTF_8), LABEL + binding, random);
    }
}
