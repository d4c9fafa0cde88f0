package dev.groundwork.bench.model;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Owners and their apps as numbers: an owner's apps stand side by side, the oldest first. Ids are made from the numbers when they are asked for,
 * in the same order.
 */
final class Fleet {

    /** The time at which every app was made. */
    static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("America/Los_Angeles"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Pacific/Auckland"),
            ZoneId.of("Pacific/Kiritimati"));

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DIGIT_BITS = 5;
    private static final int DIGIT_MASK = 31;
    private static final String ULID_START = "01JGFJJZ0000000000";
    private static final int NUMBER_DIGITS = 8;
    private static final String USER = "usr_";
    private static final String APP = "app_";

    private final int[] firstApp;
    private final boolean[] running;

    /** @param seed shuffles the sizes, so that large owners stand anywhere */
    Fleet(int apps, int owners, long seed) {
        var sizes = Skew.sizes(apps, owners);
        shuffle(sizes, new Random(seed));
        firstApp = new int[owners + 1];
        for (var owner = 0; owner < owners; owner++) {
            firstApp[owner + 1] = firstApp[owner] + sizes[owner];
        }
        running = new boolean[apps];
        java.util.Arrays.fill(running, true);
    }

    private static void shuffle(int[] values, Random random) {
        for (var i = values.length - 1; i > 0; i--) {
            var other = random.nextInt(i + 1);
            var value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }

    int owners() {
        return firstApp.length - 1;
    }

    int apps() {
        return running.length;
    }

    int firstApp(int owner) {
        return firstApp[owner];
    }

    /** The number after the owner's last app. */
    int endOfApps(int owner) {
        return firstApp[owner + 1];
    }

    boolean isRunning(int app) {
        return running[app];
    }

    void stop(int app) {
        running[app] = false;
    }

    ZoneId zone(int owner) {
        return ZONES.get(owner % ZONES.size());
    }

    /** The running apps of an owner, as the index has them now. */
    List<RunningApp> runningApps(int owner) {
        var apps = new ArrayList<RunningApp>(firstApp[owner + 1] - firstApp[owner]);
        for (var app = firstApp[owner]; app < firstApp[owner + 1]; app++) {
            if (running[app]) {
                apps.add(new RunningApp(appId(app), CREATED, CREATED));
            }
        }
        return apps;
    }

    static AppId appId(int app) {
        return new AppId(APP + ulid(app));
    }

    static UserId userId(int owner) {
        return new UserId(USER + ulid(owner));
    }

    /** The number of the app or owner that has this id. */
    static int number(String id) {
        var number = 0;
        for (var i = id.length() - NUMBER_DIGITS; i < id.length(); i++) {
            number = number << DIGIT_BITS | DIGITS.indexOf(id.charAt(i));
        }
        return number;
    }

    private static String ulid(int number) {
        var text = new char[NUMBER_DIGITS];
        var rest = number;
        for (var i = NUMBER_DIGITS - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt(rest & DIGIT_MASK);
            rest >>>= DIGIT_BITS;
        }
        return ULID_START + new String(text);
    }
}
