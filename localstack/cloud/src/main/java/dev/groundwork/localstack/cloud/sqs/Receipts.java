package dev.groundwork.localstack.cloud.sqs;

import dev.groundwork.localstack.cloud.wire.AwsError;
import dev.groundwork.localstack.cloud.wire.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Receipt handles: opaque to callers, to us the queue, the message and one receipt of it. */
final class Receipts {

    private static final int PARTS = 3;

    private Receipts() {}

    static String of(String queue, Message message, Ids ids) {
        var text = queue + "|" + message.id() + "|" + ids.uuid();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The message that a handle of this queue is for; a refusal where it is none of this queue. */
    static String messageId(String queue, String handle) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(handle), StandardCharsets.UTF_8).split("\\|", -1);
            if (parts.length == PARTS && parts[0].equals(queue)) {
                return parts[1];
            }
        } catch (IllegalArgumentException malformed) {
            throw invalid();
        }
        throw invalid();
    }

    private static AwsError invalid() {
        return new AwsError("ReceiptHandleIsInvalid", "The input receipt handle is invalid.");
    }
}
