package dev.groundwork.ledger.domain;

import dev.groundwork.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Names one entry for callers. It holds whose it is and which operation made it, so that nothing has to be searched to find the entry again.
 *
 * @param user whose ledger
 * @param operation what made the entry
 * @param index its place among the entries of the operation, from 0
 */
public record TransactionId(UserId user, OperationKey operation, int index) {

    private static final String PREFIX = "txn_";
    private static final int USER_PREFIX = "usr_".length();

    @Override
    public String toString() {
        var plain =
                user.value().substring(USER_PREFIX) + operation.text() + (index == 0 ? "" : Integer.toString(index));
        return PREFIX
                + Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
