package dev.groundwork.ledger.model;

import dev.groundwork.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one entry for callers. It holds whose it is and which operation made it, so that nothing has to be searched to find the entry again.
 *
 * @param user whose ledger
 * @param operation what made the entry
 * @param index its place among the entries of the operation, from 0
 */
public record TransactionId(UserId user, OperationKey operation, int index) {

    private static final String PREFIX = "txn_";
    private static final String USER_PREFIX = "usr_";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{64,72}");
    private static final Pattern PLAIN = Pattern.compile("([0-9A-Z]{26})([A-Za-z0-9_-]{21}[AQgw])([1-9][0-9]{0,4}|)");

    /** The id that {@code text} spells, or nothing when it spells none. */
    public static Optional<TransactionId> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        var plain =
                new String(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())), StandardCharsets.US_ASCII);
        var parts = PLAIN.matcher(plain);
        return parts.matches()
                ? UserId.parse(USER_PREFIX + parts.group(1))
                        .map(user -> new TransactionId(user, OperationKey.of(parts.group(2)), index(parts.group(3))))
                : Optional.empty();
    }

    private static int index(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    @Override
    public String toString() {
        var plain = user.value().substring(USER_PREFIX.length())
                + operation.text()
                + (index == 0 ? "" : Integer.toString(index));
        return PREFIX
                + Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
