package dev.groundwork.ledger.crash;

import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.schedule.Call;
import dev.groundwork.ledger.schedule.ClientRun;
import dev.groundwork.ledger.schedule.ClientRun.Stage;
import dev.groundwork.ledger.schedule.LedgerSnapshot;
import dev.groundwork.ledger.schedule.Reply;
import dev.groundwork.ledger.schedule.ScriptedClient;
import dev.groundwork.ledger.schedule.SingleClient;
import dev.groundwork.ledger.schedule.TableEngine;
import dev.groundwork.ledger.schedule.TableImage;
import dev.groundwork.ledger.store.OpeningLedger;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Many writers at once on a few ledgers, while calls fail, processes die and time passes. Everything is drawn from one seed, also who goes on
 * next, so a seed that finds something finds it again.
 */
final class CrashCampaign {

    static final int WRITERS = 64;
    private static final int REQUESTS = 8;
    private static final int MAX_REPEATS = 20;

    private final Random random;
    private final TableEngine engine;
    private final UnaryOperator<DynamoDbRequest> tampering;
    private final HandClock clock = new HandClock(Ids.NOW);
    private final RandomRequests randomRequests;
    private final LedgerSoundness soundness;
    private final List<Writer> writers;
    private final List<ClientRequest.Ended> ended = new ArrayList<>();
    private TableImage image = TableImage.EMPTY;
    private int crashes;

    CrashCampaign(long seed, int users) {
        this(seed, users, WRITERS, TableEngine.EVALUATOR, UnaryOperator.identity());
    }

    /** Of {@code count} writers, with an engine that executes the calls, and calls that are not those of the store. */
    CrashCampaign(long seed, int users, int count, TableEngine engine, UnaryOperator<DynamoDbRequest> tampering) {
        this.engine = engine;
        this.tampering = tampering;
        random = new Random(seed);
        var all = IntStream.range(0, users).mapToObj(Ids::user).toList();
        for (var user : all) {
            image = image.with(OpeningLedger.item(user, clock.instant()));
        }
        randomRequests = new RandomRequests(random, clock, all);
        var client = new SingleClient(engine, image, clock);
        randomRequests.prepare(ClientRun.ledger(new ScriptedClient(client), 0));
        image = client.image();
        soundness = new LedgerSoundness(all);
        writers = new ArrayList<>(Stream.generate(Writer::new).limit(count).toList());
    }

    /** A caller, who sends one request after the other, each until it is answered. */
    private final class Writer {

        private int left = REQUESTS;
        private ClientRequest clientRequest = randomRequests.next();
        private ClientRun run = ClientRun.begin(clientRequest.number(), 0, clientRequest.request());

        void hears(Reply reply) {
            run = run.after(reply, clientRequest.request());
            if (run.stage() instanceof Stage.Answered(var answer)) {
                randomRequests.learn(clientRequest.user(), answer);
                ends(Optional.of(answer));
            } else if (run.stage() instanceof Stage.Failed) {
                asksAgain();
            }
        }

        void asksAgain() {
            if (run.life() == MAX_REPEATS || random.nextInt(24) == 0) {
                ends(Optional.empty());
            } else {
                run = ClientRun.begin(clientRequest.number(), run.life() + 1, clientRequest.request());
            }
        }

        private void ends(Optional<Object> answer) {
            ended.add(new ClientRequest.Ended(clientRequest, answer));
            left--;
            if (left > 0) {
                clientRequest = randomRequests.next();
                run = ClientRun.begin(clientRequest.number(), 0, clientRequest.request());
            }
        }
    }

    /** The counts of a campaign. */
    record Report(int requests, int unanswered, int crashes, long lotMoves) {}

    Report run() {
        while (!writers.isEmpty()) {
            pass();
            var writer = writers.get(random.nextInt(writers.size()));
            step(writer);
            if (writer.left == 0) {
                writers.remove(writer);
            }
            soundness.look(image);
        }
        soundness.check(engine, image, clock, ended);
        var unanswered = ended.stream().filter(ClientRequest.Ended::isOpen).count();
        return new Report(ended.size(), (int) unanswered, crashes, soundness.lotMoves());
    }

    /** Mostly milliseconds; now and then the time that a lock's holder has, now and then that of a hold. */
    private void pass() {
        var luck = random.nextInt(1000);
        clock.advance(luck == 0 ? Duration.ofSeconds(60) : Duration.ofMillis(luck < 10 ? 2000 : random.nextInt(20)));
    }

    private void step(Writer writer) {
        if (!(writer.run.stage() instanceof Stage.Wants(var call))) {
            throw new AssertionError("nobody stops between two requests");
        }
        switch (call) {
            case Call.Clock() -> writer.hears(new Reply.Time(clock.instant()));
            case Call.Rest() -> {
                if (isOver(writer)) {
                    writer.hears(new Reply.Rested());
                }
            }
            case Call.Request(var request) -> {
                if (request instanceof GetItemRequest || request instanceof QueryRequest) {
                    writer.hears(apply(request));
                } else {
                    write(writer, request);
                }
            }
        }
    }

    private boolean isOver(Writer writer) {
        var seen = writer.run.lockSeen().orElseThrow();
        return !LedgerSnapshot.isSameLock(image, writer.clientRequest.user(), seen)
                || !seen.instant("lockUntil").isAfter(clock.instant());
    }

    private Reply apply(DynamoDbRequest request) {
        var outcome = engine.apply(image, tampering.apply(request));
        image = outcome.after();
        return outcome.reply();
    }

    /** Of a hundred writes ten end with their process, before or after; six are throttled or not answered; thirty meet a transaction. */
    private void write(Writer writer, DynamoDbRequest request) {
        var luck = random.nextInt(100);
        if (luck < 5) {
            crash(writer);
        } else if (luck < 10) {
            apply(request);
            crash(writer);
        } else if (luck < 13) {
            writer.hears(new Reply.Failed(Reply.Fault.THROTTLED));
        } else if (luck < 16) {
            apply(request);
            writer.hears(new Reply.Failed(Reply.Fault.LOST));
        } else if (luck >= 46) {
            writer.hears(apply(request));
        } else if (request instanceof TransactWriteItemsRequest || luck == 16) {
            writer.hears(new Reply.Failed(Reply.Fault.CONFLICT));
        }
    }

    private void crash(Writer writer) {
        crashes++;
        writer.asksAgain();
    }
}
