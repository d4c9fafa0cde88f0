package dev.groundwork.localstack.dynamodb.operation;

import java.util.List;

/** Reads the parts of a transaction, of reads or of writes. */
final class TransactParts {

    private static final String MEMBER = "TransactItems";
    private static final int MAX_ITEMS = 100;

    private TransactParts() {}

    /** The parts in their order: 1 to {@value #MAX_ITEMS}, or a refusal. */
    static List<Request> of(Request request) {
        request.required(MEMBER);
        var parts = request.objects(MEMBER);
        if (parts.isEmpty() || parts.size() > MAX_ITEMS) {
            throw Request.invalid(
                    MEMBER,
                    "[" + parts.size() + " items]",
                    parts.isEmpty()
                            ? "Member must have length greater than or equal to 1"
                            : "Member must have length less than or equal to " + MAX_ITEMS);
        }
        return parts;
    }
}
