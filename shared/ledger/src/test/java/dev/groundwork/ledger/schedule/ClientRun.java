package dev.groundwork.ledger.schedule;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.ledger.engine.LedgerEngine;
import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.ledger.store.CatalogueFile;
import dev.groundwork.ledger.store.DynamoLedgerStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * One request as far as it has come. Nothing is kept of the code that ran: it runs again from its start, gets the same replies, and so comes
 * to the same place. Each run of each request draws its own ids, as if it had a process of its own.
 *
 * @param actor whose request
 * @param life how often it was begun before
 * @param replies what it was answered so far
 * @param stage where it stands
 */
public record ClientRun(int actor, int life, List<Reply> replies, Stage stage) {

    private static final Catalogue CATALOGUE = CatalogueFile.newest();
    private static final int LIVES = 100;

    public ClientRun {
        replies = List.copyOf(replies);
    }

    /** The progress of a request. */
    public sealed interface Stage {

        record Wants(Call call) implements Stage {}

        record Answered(Object answer) implements Stage {}

        /** The store failed it, as it may. */
        record Failed(String why) implements Stage {}

        /** It died, and nobody repeats it. */
        record Gone() implements Stage {}
    }

    public static ClientRun begin(int actor, int life, Scenario.Request request) {
        return run(actor, life, List.of(), request);
    }

    public ClientRun after(Reply reply, Scenario.Request request) {
        var more = new ArrayList<>(replies);
        more.add(reply);
        return run(actor, life, more, request);
    }

    public ClientRun gone() {
        return new ClientRun(actor, life, replies, new Stage.Gone());
    }

    private static ClientRun run(int actor, int life, List<Reply> replies, Scenario.Request request) {
        try {
            var answer = request.to(ledger(ScriptedClient.of(replies), 1L + life + (long) LIVES * actor));
            return new ClientRun(actor, life, replies, new Stage.Answered(answer));
        } catch (ScriptedClient.NotYet e) {
            return new ClientRun(actor, life, replies, new Stage.Wants(e.call()));
        } catch (SdkException e) {
            return new ClientRun(actor, life, replies, new Stage.Failed(e.toString()));
        }
    }

    /** A ledger with this outside. */
    public static LedgerEngine ledger(ScriptedClient outside, long seed) {
        var random = new Random(seed);
        var ids = new AtomicInteger();
        return new LedgerEngine(
                new DynamoLedgerStore(new Table(outside, "credits"), new Transactions(outside, new AtOnce())),
                CATALOGUE,
                () -> "%020d%06d".formatted(seed, ids.incrementAndGet()),
                outside,
                random,
                outside);
    }

    /** Nobody else gets in the way again while one waits, so nobody waits. */
    private static final class AtOnce implements RandomGenerator {

        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public long nextLong(long origin, long bound) {
            return 0;
        }
    }

    /** Tells whether it has called the table. */
    public boolean hasBegun() {
        return replies.stream().anyMatch(reply -> !(reply instanceof Reply.Time));
    }

    /** The lock that it saw closed last. */
    public Optional<Item> lockSeen() {
        return replies.reversed().stream()
                .flatMap(reply -> seen(reply).stream())
                .filter(item -> item.attributes().containsKey("lockToken"))
                .findFirst();
    }

    private static Optional<Item> seen(Reply reply) {
        return switch (reply) {
            case Reply.Refused(var found) -> found.map(Item::new);
            case Reply.Done(GetItemResponse get) when get.hasItem() -> Optional.of(new Item(get.item()));
            case Reply.Done done -> Optional.empty();
            case Reply.Cancelled cancelled -> Optional.empty();
            case Reply.Failed failed -> Optional.empty();
            case Reply.Time time -> Optional.empty();
            case Reply.Rested rested -> Optional.empty();
        };
    }
}
