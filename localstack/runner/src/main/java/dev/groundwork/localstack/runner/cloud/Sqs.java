package dev.groundwork.localstack.runner.cloud;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.runner.cloud.JsonAnswers.Refused;
import dev.groundwork.localstack.runner.template.Template;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Standard queues: visibility, delays, redrive to dead letters. Functions send; the runner receives for them. Kept in one file. */
public final class Sqs implements CloudService {

    /** The error of a queue that is not there. */
    private static final String NO_QUEUE = "com.amazonaws.sqs#QueueDoesNotExist";

    /**
     * A message.
     *
     * @param visibleAt in milliseconds since 1970, by the product's clock
     * @param receives how often it was taken
     */
    public record Message(String id, String body, long sentAt, long visibleAt, int receives) {

        private Message taken(long until) {
            return new Message(id, body, sentAt, until, receives + 1);
        }

        private Message visible(long at) {
            return new Message(id, body, sentAt, at, receives);
        }
    }

    private final Map<String, Template.QueueResource> declared;
    private final InstantSource clock;
    private final JsonFile<Map<String, List<Message>>> file;
    private final Map<String, List<Message>> queues = new TreeMap<>();

    public Sqs(Map<String, Template.QueueResource> declared, Path file, InstantSource clock) {
        this.declared = Map.copyOf(declared);
        this.clock = clock;
        this.file = new JsonFile<>(file, new TypeReference<>() {});
        declared.keySet().forEach(name -> queues.put(name, new ArrayList<>()));
        this.file
                .read()
                .orElseGet(Map::of)
                .forEach((name, messages) -> queues.computeIfPresent(name, (n, l) -> new ArrayList<>(messages)));
    }

    @Override
    public synchronized CloudResponse handle(CloudRequest request) {
        return JsonAnswers.handle(request, body -> switch (request.operation()) {
            case "SendMessage" -> sent(name(body), body);
            case "SendMessageBatch" -> sentBatch(body);
            default -> throw new Refused("UnknownOperationException", request.operation());
        });
    }

    private ObjectNode sent(String queue, JsonNode message) {
        var body = message.path("MessageBody").asText();
        var id = send(
                queue, body, Duration.ofSeconds(message.path("DelaySeconds").asLong()));
        return JsonAnswers.object().put("MessageId", id).put("MD5OfMessageBody", md5(body));
    }

    private ObjectNode sentBatch(JsonNode body) {
        var answer = JsonAnswers.object();
        var successful = answer.putArray("Successful");
        answer.putArray("Failed");
        body.path("Entries")
                .forEach(entry -> successful.add(
                        sent(name(body), entry).put("Id", entry.path("Id").asText())));
        return answer;
    }

    private static String name(JsonNode body) {
        var url = body.path("QueueUrl").asText();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Puts a message into a queue. Answers its id. */
    public synchronized String send(String queue, String body, Duration delay) {
        var now = clock.millis();
        var id = UUID.randomUUID().toString();
        queue(queue).add(new Message(id, body, now, now + delay.toMillis(), 0));
        file.write(queues);
        return id;
    }

    /** Takes up to {@code max} visible messages; those taken too often go to the dead letters instead. */
    public synchronized List<Message> receive(String queue, int max) {
        var now = clock.millis();
        var declaration = declared.get(queue);
        var taken = new ArrayList<Message>();
        var messages = queue(queue);
        for (int i = 0; i < messages.size() && taken.size() < max; i++) {
            var message = messages.get(i);
            if (message.visibleAt() > now || declaration == null) {
                continue;
            }
            if (message.receives() >= declaration.maxReceives()
                    && declaration.deadLetters().isPresent()) {
                messages.remove(i--);
                queue(declaration.deadLetters().get()).add(message.visible(now));
            } else {
                var copy = message.taken(now + declaration.visibility().toMillis());
                messages.set(i, copy);
                taken.add(copy);
            }
        }
        if (!taken.isEmpty()) {
            file.write(queues);
        }
        return taken;
    }

    /** Whether a message can be received now. */
    public synchronized boolean isDue(String queue) {
        return queue(queue).stream().anyMatch(message -> message.visibleAt() <= clock.millis());
    }

    /** Removes a message that was worked on. */
    public synchronized void delete(String queue, String id) {
        queue(queue).removeIf(message -> message.id().equals(id));
        file.write(queues);
    }

    /** Every queue with its messages. */
    public synchronized Map<String, List<Message>> queues() {
        var copy = new TreeMap<String, List<Message>>();
        queues.forEach((name, messages) -> copy.put(name, List.copyOf(messages)));
        return copy;
    }

    private List<Message> queue(String name) {
        var messages = queues.get(name);
        if (messages == null) {
            throw new Refused(NO_QUEUE, "there is no queue " + name);
        }
        return messages;
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("MD5 is not to be had", e);
        }
    }
}
