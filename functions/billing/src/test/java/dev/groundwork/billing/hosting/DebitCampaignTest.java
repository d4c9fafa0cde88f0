package dev.groundwork.billing.hosting;

import static dev.groundwork.billing.hosting.BillingWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.billing.hosting.DyingProcess.Death;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.CapturedLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Runs of the debit whose processes are killed at random writes, whose messages come up to five times and in any order, and which overlap: their end is
 * that of runs that nothing disturbs. {@code -Dgroundwork.debit.seeds} and {@code -Dgroundwork.debit.apps} make it longer; a failure names its seed.
 */
final class DebitCampaignTest {

    private static final int SEEDS = Integer.getInteger("groundwork.debit.seeds", 3);
    private static final int APPS = Integer.getInteger("groundwork.debit.apps", 60);
    private static final int FIRST_SEED = Integer.getInteger("groundwork.debit.first.seed", 1);

    private static final int PAGE = 7;
    private static final int MOST_COPIES = 5;
    private static final List<String> TIMES = List.of("2026-01-07T23:50:00Z", "2026-01-10T23:50:00Z");

    private int deaths;
    private int copies;

    /** Apps of owners by a skew: the first has a fifth of all, and half of the owners has one; a third of them cannot pay all days. */
    private static List<UserId> populate(BillingWorld world) {
        var random = new Random(7);
        var owners = new ArrayList<UserId>();
        for (int apps = 0; apps < APPS; ) {
            int its = owners.isEmpty() ? APPS / 5 : 1 + (random.nextBoolean() ? 0 : random.nextInt(7));
            var owner = world.owner(random.nextInt(3) == 0 ? random.nextInt(its * 4 + 1) : Math.min(100, its * 5));
            for (int i = 0; i < its; i++) {
                world.app(owner, NOW.minusSeconds(random.nextInt(600)));
            }
            owners.add(owner);
            apps += its;
        }
        return owners;
    }

    @Test
    @DisplayName(
            "INFRA-HOST-168 killed at random writes, with messages that come five times and runs that overlap, the end is that of an undisturbed run")
    void campaign() {
        try (var start = new BillingWorld(PAGE);
                var calm = new BillingWorld(PAGE);
                var owners = CapturedLog.of(ChargeOwners.class);
                var pages = CapturedLog.of(HostingDebitPages.class)) {
            var users = populate(start);
            var items = start.items();
            calm.load(items);
            for (var time : TIMES) {
                calm.run(time);
                calm.clock.advance(Duration.ofDays(3));
            }
            var expected = end(calm, users);
            assertThat(expected.get("suspended")).isNotEmpty();
            for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
                assertThat(disturbed(items, users, seed)).as("seed " + seed).isEqualTo(expected);
            }
            LoggerFactory.getLogger(DebitCampaignTest.class)
                    .info("{} seeds of {} apps: {} deaths, {} copies", SEEDS, APPS, deaths, copies);
            assertThat(deaths).isGreaterThan(SEEDS);
            assertThat(owners.messages().size() + pages.messages().size()).isPositive();
        }
    }

    private Map<String, List<String>> disturbed(
            Map<String, List<Map<String, AttributeValue>>> items, List<UserId> users, int seed) {
        try (var world = new BillingWorld(PAGE)) {
            world.load(items);
            var random = new Random(seed);
            for (var time : TIMES) {
                run(world, time, random);
                world.clock.advance(Duration.ofDays(3));
            }
            return end(world, users);
        }
    }

    /** A run whose processes die up to a dozen times, then one that lives. */
    private void run(BillingWorld world, String time, Random random) {
        var messages = new ArrayList<String>();
        for (int lives = random.nextInt(4, 13); lives > 0; lives--) {
            world.process.next(Optional.of(new Death(random.nextInt(1, 1 + APPS / 4), random.nextBoolean())));
            if (messages.isEmpty() || random.nextInt(3) == 0) {
                schedule(world, time);
            }
            receive(world, messages, random);
            while (!messages.isEmpty() && !world.process.isDead()) {
                var message = messages.get(random.nextInt(messages.size()));
                if (world.handle(message)) {
                    messages.remove(message);
                }
                receive(world, messages, random);
            }
            deaths += world.process.isDead() ? 1 : 0;
        }
        world.process.next(Optional.empty());
        world.runSchedule(time);
        receive(world, messages, random);
        for (int i = 0; !messages.isEmpty(); i++) {
            assertThat(i).as("the queue ends").isLessThan(10_000);
            assertThat(world.handle(messages.removeFirst())).isTrue();
            receive(world, messages, random);
        }
    }

    private static void schedule(BillingWorld world, String time) {
        try {
            world.runSchedule(time);
        } catch (DyingProcess.KilledException e) {
            assertThat(world.process.isDead()).isTrue();
        }
    }

    /** The queue keeps what was sent, whoever dies; some messages come more than once. */
    private void receive(BillingWorld world, List<String> messages, Random random) {
        for (var body : world.queues.take(FakeQueues.DEBIT)) {
            int times = random.nextInt(4) == 0 ? random.nextInt(2, MOST_COPIES + 1) : 1;
            copies += times - 1;
            for (int i = 0; i < times; i++) {
                messages.add(body);
            }
        }
    }

    /** The entries, the balances, the suspended apps, the records of them and the mails. */
    private static Map<String, List<String>> end(BillingWorld world, List<UserId> users) {
        var end = new TreeMap<String, List<String>>();
        end.put(
                "entries",
                users.stream()
                        .flatMap(user -> world.references(user).stream().sorted())
                        .toList());
        end.put(
                "balances",
                users.stream().map(user -> user + " " + world.available(user)).toList());
        end.put(
                "suspended",
                items(world.items().getOrDefault("apps", List.of()))
                        .filter(item -> item.optionalInstant("suspendedAt").isPresent())
                        .map(item -> item.string("appId"))
                        .sorted()
                        .toList());
        end.put(
                "records",
                users.stream()
                        .flatMap(user -> world.suspensions().find(user).stream())
                        .map(suspension -> suspension.owner() + " " + suspension.apps())
                        .toList());
        end.put(
                "mails",
                world.items().values().stream()
                        .flatMap(DebitCampaignTest::items)
                        .filter(item -> item.string("pk").startsWith(OutboxMail.PREFIX))
                        .map(OutboxMail::from)
                        .map(mail -> mail.to() + " " + mail.kind() + " " + new TreeMap<>(mail.words()))
                        .sorted()
                        .toList());
        return end;
    }

    private static Stream<Item> items(List<Map<String, AttributeValue>> items) {
        return items.stream().map(Item::new);
    }
}
