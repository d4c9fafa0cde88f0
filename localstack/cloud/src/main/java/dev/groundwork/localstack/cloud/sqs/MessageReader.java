package dev.groundwork.localstack.cloud.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.cloud.wire.JsonProtocol;
import dev.groundwork.localstack.cloud.wire.Members;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Between the members of requests and answers and our messages. */
final class MessageReader {

    private static final int MAX_DELAY = 900;

    private MessageReader() {}

    static Outgoing outgoing(Members request, String caller) {
        var delay = request.number("DelaySeconds", 0, MAX_DELAY).map(Duration::ofSeconds);
        return new Outgoing(
                request.text("MessageBody"),
                attributes(request),
                delay.orElse(null),
                request.optional("MessageGroupId").orElse(null),
                request.optional("MessageDeduplicationId").orElse(null),
                caller);
    }

    private static SortedMap<String, Message.Attribute> attributes(Members request) {
        var attributes = new TreeMap<String, Message.Attribute>();
        request.objectMap("MessageAttributes").forEach((name, members) -> {
            var text = members.optional("StringValue").orElse(null);
            var binary = members.optional("BinaryValue").orElse(null);
            if (text == null == (binary == null)) {
                throw members.refusal("The message attribute '" + name + "' must contain exactly one value.");
            }
            attributes.put(name, new Message.Attribute(members.text("DataType"), text, binary));
        });
        return attributes;
    }

    static ObjectNode received(Message message, Members request) {
        var answer = JsonProtocol.object()
                .put("MessageId", message.id())
                .put("ReceiptHandle", message.receiptHandle())
                .put("MD5OfBody", MessageDigests.md5(message.body()))
                .put("Body", message.body());
        var wanted = new HashSet<>(request.texts("AttributeNames"));
        wanted.addAll(request.texts("MessageSystemAttributeNames"));
        var system = new TreeMap<>(message.systemAttributes());
        system.keySet().removeIf(name -> !wanted.contains("All") && !wanted.contains(name));
        if (!system.isEmpty()) {
            system.forEach(answer.putObject("Attributes")::put);
        }
        putAttributes(answer, message, request.texts("MessageAttributeNames"));
        return answer;
    }

    private static void putAttributes(ObjectNode answer, Message message, List<String> wanted) {
        var shown = new TreeMap<>(message.attributes());
        shown.keySet().removeIf(name -> wanted.stream().noneMatch(pattern -> matches(pattern, name)));
        if (shown.isEmpty()) {
            return;
        }
        var object =
                answer.put("MD5OfMessageAttributes", MessageDigests.md5(shown)).putObject("MessageAttributes");
        shown.forEach((name, attribute) -> {
            var value = object.putObject(name).put("DataType", attribute.type());
            if (attribute.text() != null) {
                value.put("StringValue", attribute.text());
            } else {
                value.put("BinaryValue", attribute.binary());
            }
        });
    }

    private static boolean matches(String pattern, String name) {
        return pattern.equals("All")
                || pattern.equals(name)
                || (pattern.endsWith(".*") && name.startsWith(pattern.substring(0, pattern.length() - 2)));
    }
}
