package dev.groundwork.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A mail to send, written in the same transaction as what causes it, in whichever table that is; the table's stream brings it to the mail
 * function. A one-time token in it is sealed, and the payload goes as soon as the mail is sent.
 *
 * @param id a ULID, or another text that no other mail has; it also makes a repeated sending recognisable
 * @param kind which mail, the value of its header {@code X-Groundwork-Mail}
 * @param to the address, or the id of the user whose address it is when the mail is sent: tables besides accounts hold no addresses
 * @param words what the template fills in; values are plain text
 * @param sealed what only the mail function may read (a one-time token), sealed, or an empty string
 * @param createdAt when it was written
 */
public record OutboxMail(
        String id, String kind, String to, Map<String, String> words, String sealed, Instant createdAt) {

    /** The prefix of the partition key of every outbox item. */
    public static final String PREFIX = "OUTBOX#";

    public OutboxMail {
        words = Map.copyOf(words);
    }

    /** Returns the key of the mail of this id. */
    public static Key key(String id) {
        return new Key(PREFIX + id, "OUTBOX");
    }

    /** The same to an address, with the name of who reads it. */
    public OutboxMail to(String address, String name) {
        var more = new HashMap<>(words);
        more.put("name", name);
        return new OutboxMail(id, kind, address, more, sealed, createdAt);
    }

    /** The item to write. */
    public Item item() {
        var values = words.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> AttributeValue.fromS(e.getValue())));
        return Item.at(key(id))
                .set("kind", kind)
                .set("to", to)
                .set("words", AttributeValue.fromM(values))
                .set("sealed", sealed)
                .set("createdAt", createdAt)
                .build();
    }

    /** The mail that an item holds. */
    public static OutboxMail from(Item item) {
        var words = item.map("words").attributes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().s()));
        return new OutboxMail(
                item.string(Key.PK).substring(PREFIX.length()),
                item.string("kind"),
                item.string("to"),
                words,
                item.string("sealed"),
                item.instant("createdAt"));
    }
}
