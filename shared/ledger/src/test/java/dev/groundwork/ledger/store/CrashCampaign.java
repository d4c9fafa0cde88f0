package dev.groundwork.ledger.store;

import dev.groundwork.ledger.store.ClientRun.Stage;
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

    private static final int WRITERS = 64;
    private static final int ERRANDS = 8;
    private static final int MAX_REPEATS = 20;

    private final Random random;
    private final UnaryOperator<DynamoDbRequest> tampering;
    private final HandClock clock = new HandClock(Ids.NOW);
    private final RandomRequests traffic;
    private final LedgerSoundness aftermath;
    private final List<Writer> writers;
    private final List<ClientRequest.Ended> ended = new ArrayList<>();
    private TableImage image = TableImage.EMPTY;
    private int crashes;

    CrashCampaign(long seed, int users) {
        this(seed, users, UnaryOperator.identity());
    }

    /** With calls that are not those of the adapter. */
    CrashCampaign(long seed, int users, UnaryOperator<DynamoDbRequest> tampering) {
        this.tampering = tampering;
        random = new Random(seed);
        var all = IntStream.range(0, users).mapToObj(Ids::user).toList();
        for (var user : all) {
            image = image.with(OpeningLedger.item(user, clock.instant()));
        }
        traffic = new RandomRequests(random, clock, all);
        aftermath = new LedgerSoundness(all);
        writers = new ArrayList<>(Stream.generate(Writer::new).limit(WRITERS).toList());
    }

    /** A caller, who sends one request after the other, each until it is answered. */
    private final class Writer {

        private int left = ERRANDS;
        private ClientRequest errand = traffic.next();
        private ClientRun strand = ClientRun.begin(errand.number(), 0, errand.request());

        void hears(Reply reply) {
            strand = strand.after(reply, errand.request());
            if (strand.stage() instanceof Stage.Answered(var answer)) {
                traffic.learn(errand.user(), answer);
                ends(Optional.of(answer));
            } else if (strand.stage() instanceof Stage.Failed) {
                asksAgain();
            }
        }

        void asksAgain() {
            if (strand.life() == MAX_REPEATS || random.nextInt(24) == 0) {
                ends(Optional.empty());
            } else {
                strand = ClientRun.begin(errand.number(), strand.life() + 1, errand.request());
            }
        }

        private void ends(Optional<Object> answer) {
            ended.add(new ClientRequest.Ended(errand, answer));
            left--;
            if (left > 0) {
                errand = traffic.next();
                strand = ClientRun.begin(errand.number(), 0, errand.request());
            }
        }
    }

    /** What happened. */
    record Report(int errands, int unanswered, int crashes) {}

    Report run() {
        while (!writers.isEmpty()) {
            pass();
            var writer = writers.get(random.nextInt(writers.size()));
            step(writer);
            if (writer.left == 0) {
                writers.remove(writer);
            }
            aftermath.look(image);
        }
        aftermath.judge(image, clock, ended);
        var unanswered = ended.stream().filter(ClientRequest.Ended::isOpen).count();
        return new Report(ended.size(), (int) unanswered, crashes);
    }

    /** Mostly milliseconds; now and then the time that a lock's holder has, now and then that of a hold. */
    private void pass() {
        var luck = random.nextInt(1000);
        clock.advance(luck == 0 ? Duration.ofSeconds(60) : Duration.ofMillis(luck < 10 ? 2000 : random.nextInt(20)));
    }

    private void step(Writer writer) {
        if (!(writer.strand.stage() instanceof Stage.Wants(var call))) {
            throw new AssertionError("nobody stops between two errands");
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
        var seen = writer.strand.lockSeen().orElseThrow();
        return !LedgerSnapshot.isSameLock(image, writer.errand.user(), seen)
                || !seen.instant("lockUntil").isAfter(clock.instant());
    }

    private Reply apply(DynamoDbRequest request) {
        var outcome = image.apply(tampering.apply(request));
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
