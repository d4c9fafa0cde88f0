package dev.groundwork.hosting.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.database.AppDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The whole life of a database with something happening at each moment of it in turn: asked for, provisioned, removed, gone. Whatever happens, an app
 * has at most one database at its provider, its variable leads to that one, and nothing is left behind.
 */
final class DatabaseCampaignTest {

    private static final long SEED = 51;
    private static final int RANDOM_RUNS = 2_000;

    private static void die(DatabaseWorld world) {
        assertThat(world.moments()).isPositive();
        throw new DatabaseWorld.Killed();
    }

    private static void life(DatabaseWorld world) {
        world.insist(world::request, () -> world.stored.find(world.app).isPresent());
        world.workUntil(world::isReady);
        world.assertOne();
        world.insist(
                world::remove,
                () -> world.stored
                        .find(world.app)
                        .filter(AppDatabase::isRemoved)
                        .isPresent());
        world.hosting.clock.advance(AppDatabase.GRACE);
        world.workUntil(() -> world.stored.find(world.app).isEmpty());
        world.assertNone();
        assertThat(world.variables).isEmpty();
    }

    /** Runs lives with this happening at the first moment, at the second, and so on until there is no such moment. */
    private static int atEachMoment(Consumer<DatabaseWorld> happening, Consumer<DatabaseWorld> life) {
        for (int moment = 1; ; moment++) {
            var world = new DatabaseWorld();
            world.at(Map.of(moment, () -> happening.accept(world)));
            life.accept(world);
            if (world.moments() < moment) {
                return moment - 1;
            }
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-435 a worker or a request that dies before or after any write or call leaves one database, then none")
    void dies() {
        assertThat(atEachMoment(DatabaseCampaignTest::die, DatabaseCampaignTest::life))
                .isGreaterThan(25);
    }

    @Test
    @DisplayName("INFRA-HOST-436 a second worker at any moment makes no second database")
    void twins() {
        var creations = new int[1];
        int moments = atEachMoment(world -> world.advance.advance(world.app), world -> {
            life(world);
            creations[0] = Math.max(creations[0], (int)
                    world.provider.calls().stream().filter("create"::equals).count());
        });

        assertThat(moments).isGreaterThan(25);
        assertThat(creations[0]).isEqualTo(1);
    }

    @Test
    @DisplayName("INFRA-HOST-437 answers that are lost after the work is done make no second database")
    void lostAnswers() {
        var world = new DatabaseWorld();
        world.provider.losesAnswers(true);
        world.request();
        for (int i = 0; i < 5; i++) {
            world.workUntil(() -> true);
            world.advance.advance(world.app);
            world.hosting.clock.advance(DatabaseLimits.STANDARD.longestPoll());
        }
        assertThat(world.isReady()).isFalse();
        assertThat(world.provider.calls()).contains("find");
        world.provider.losesAnswers(false);

        world.workUntil(world::isReady);

        world.assertOne();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-438 an app that is deleted at any moment leaves no database, whoever is making or removing it just then")
    void appDeleted() {
        int moments = atEachMoment(
                world -> {
                    world.hosting.deleteApp.delete(world.hosting.owner, world.app);
                    world.hosting.stopOrRemove.apply(world.app);
                },
                world -> {
                    world.request();
                    for (int i = 0; i < 4; i++) {
                        world.advance.advance(world.app);
                    }
                    world.deleteUntilGone();
                    world.assertNone();
                });

        assertThat(moments).isGreaterThan(10);
    }

    @Test
    @DisplayName("INFRA-HOST-439 a deletion of the app dies at any moment and is done by the next")
    void deletionDies() {
        int moments = atEachMoment(DatabaseCampaignTest::die, world -> {
            world.insist(world::request, () -> world.stored.find(world.app).isPresent());
            world.workUntil(world::isReady);
            world.deleteUntilGone();
            world.assertNone();
        });

        assertThat(moments).isGreaterThan(15);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-366 removals, requests, deaths and second workers at random moments of two lives: one database, then none")
    void random() {
        var random = new Random(SEED);
        for (int run = 0; run < RANDOM_RUNS; run++) {
            var world = new DatabaseWorld();
            var happenings = new HashMap<Integer, Runnable>();
            for (int i = 0; i < 4; i++) {
                happenings.put(1 + random.nextInt(40), happening(world, random.nextInt(5)));
            }
            world.at(happenings);
            try {
                twoLives(world);
            } catch (AssertionError e) {
                throw new AssertionError("run " + run + " of seed " + SEED, e);
            }
        }
    }

    private static Runnable happening(DatabaseWorld world, int kind) {
        return switch (kind) {
            case 0 -> world::remove;
            case 1 -> world::request;
            case 2 -> () -> world.advance.advance(world.app);
            case 3 -> () -> world.hosting.clock.advance(AppDatabase.GRACE);
            case 4 -> () -> die(world);
            default -> throw new IllegalArgumentException();
        };
    }

    private static void twoLives(DatabaseWorld world) {
        for (int life = 0; life < 2; life++) {
            hasItsDatabase(world);
            world.assertOne();
            world.insist(
                    world::remove,
                    () -> world.stored
                            .find(world.app)
                            .filter(AppDatabase::isRemoved)
                            .isPresent());
            world.hosting.clock.advance(AppDatabase.GRACE);
            world.insist(
                    () -> {
                        world.remove();
                        world.hosting.clock.advance(AppDatabase.GRACE);
                        world.advance.advance(world.app);
                    },
                    () -> world.stored.find(world.app).isEmpty());
            world.assertNone();
            assertThat(world.variables).isEmpty();
        }
    }

    /** Somebody asks until the database is ready and is not about to go. */
    private static void hasItsDatabase(DatabaseWorld world) {
        world.workUntil(() -> {
            try {
                world.request();
            } catch (DatabaseWorld.Killed e) {
                return false;
            }
            return world.isReady()
                    && world.stored.find(world.app).filter(d -> !d.isRemoved()).isPresent();
        });
    }
}
