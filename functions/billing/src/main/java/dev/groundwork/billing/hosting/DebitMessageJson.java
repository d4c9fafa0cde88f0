package dev.groundwork.billing.hosting;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;
import static dev.groundwork.json.JsonBody.JsonType.WHOLE_NUMBER;

import dev.groundwork.json.JsonBody;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.Instants;
import dev.groundwork.kernel.UserId;
import java.util.Optional;

/** The body of a message: {@code {"run":"01…","time":"…Z","shard":3,"after":"usr_…"|null,"owner":"usr_…"|null}}. Ids and times need no escaping. */
final class DebitMessageJson {

    private static final int MAX_SHARD = 1_000_000;

    private DebitMessageJson() {}

    static String write(DebitMessage message) {
        return switch (message) {
            case DebitMessage.Pages(var run, var shard, var after) -> write(run, shard, after, Optional.empty());
            case DebitMessage.OneOwner(var run, var shard, var owner) ->
                write(run, shard, Optional.empty(), Optional.of(owner));
        };
    }

    private static String write(DebitRun run, int shard, Optional<UserId> after, Optional<UserId> owner) {
        return "{\"run\":\"%s\",\"time\":\"%s\",\"shard\":%d,\"after\":%s,\"owner\":%s}"
                .formatted(run.id(), run.time(), shard, text(after), text(owner));
    }

    private static String text(Optional<UserId> user) {
        return user.map(id -> "\"" + id + "\"").orElse("null");
    }

    /** Reads a body. One that is malformed is thrown, and its message ends in the dead-letter queue. */
    static DebitMessage read(String body) {
        return JsonBody.of(body).read(DebitMessageJson::read);
    }

    private static DebitMessage read(Members body) {
        var id = body.required("run", TEXT);
        var time =
                body.required("time", TEXT, Instants::parse, "invalid_time", "An instant of the years 1970 to 9999.");
        var shard = body.required("shard", WHOLE_NUMBER, DebitMessageJson::shard, "invalid_shard", "A shard's number.");
        var after = body.optional("after", TEXT, UserId::parse, "invalid_id", "The id of a user.");
        var owner = body.optional("owner", TEXT, UserId::parse, "invalid_id", "The id of a user.");
        var run = new DebitRun(id.get(), time.get());
        return owner.get()
                .<DebitMessage>map(user -> new DebitMessage.OneOwner(run, shard.get(), user))
                .orElseGet(() -> new DebitMessage.Pages(run, shard.get(), after.get()));
    }

    private static Optional<Integer> shard(long number) {
        return number >= 0 && number <= MAX_SHARD ? Optional.of(Math.toIntExact(number)) : Optional.empty();
    }
}
