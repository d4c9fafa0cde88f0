package dev.groundwork.ledger.model;

import dev.groundwork.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one hold for callers. It holds whose it is and which operation made it, so that nothing has to be searched to find the hold again.
 *
 * @param user whose credits
 * @param operation what reserved them
 */
public record HoldId(UserId user, OperationKey operation) {

    private static final String PREFIX = "hld_";
    private static final String USER_PREFIX = "usr_";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{64}");
    private static final Pattern PLAIN = Pattern.compile("([0-9A-Z]{26})([A-Za-z0-9_-]{21}[AQgw])");

    /** The id that {@code text} spells, or nothing when it spells none. */
    public static Optional<HoldId> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        var plain =
                new String(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())), StandardCharsets.US_ASCII);
        var parts = PLAIN.matcher(plain);
        return parts.matches()
                ? UserId.parse(USER_PREFIX + parts.group(1))
                        .map(user -> new HoldId(user, OperationKey.of(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        var plain = user.value().substring(USER_PREFIX.length()) + operation.text();
        return PREFIX
                + Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
