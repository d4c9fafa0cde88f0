package dev.groundwork.ledger;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ConsumeRequest;
import dev.groundwork.ledger.model.HostingCharge;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.ScopedKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Ids and requests for tests. */
public final class Ids {

    public static final Instant NOW = Instant.parse("2026-01-07T09:30:00Z");

    private static final String SCOPE = "cli_test consume";

    private Ids() {}

    public static UserId user() {
        return new UserId("usr_" + UlidCreator.getMonotonicUlid());
    }

    /** Always the same user. */
    public static UserId user(int number) {
        return new UserId("usr_" + new Ulid(NOW.toEpochMilli() << 16, number));
    }

    /** Always the same app. */
    public static AppId app(int number) {
        return new AppId("app_" + new Ulid(NOW.toEpochMilli() << 16, number));
    }

    public static AppId app() {
        return new AppId("app_" + UlidCreator.getMonotonicUlid());
    }

    /** An app that has run since long before {@link #NOW}. */
    public static RunningApp running(AppId app) {
        return running(app, NOW.minus(Duration.ofHours(1)));
    }

    /** An app that runs since then. */
    public static RunningApp running(AppId app, Instant since) {
        return new RunningApp(app, Instant.EPOCH, since);
    }

    /** A run for a UTC day, at noon, of apps that have run since long before {@link #NOW}. */
    public static HostingCharge charge(UserId owner, LocalDate day, List<AppId> apps) {
        return charge(owner, day, apps.stream().map(Ids::running).toArray(RunningApp[]::new));
    }

    /** A run for a UTC day, at noon. */
    public static HostingCharge charge(UserId owner, LocalDate day, RunningApp... apps) {
        var noon = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        return new HostingCharge(owner, noon, ZoneOffset.UTC, List.of(apps));
    }

    public static ScopedKey ordered(Instant at) {
        return key(ulid(at));
    }

    /** Always the same key. */
    public static ScopedKey ordered(Instant at, int number) {
        return key(new Ulid(at.toEpochMilli() << 16, number).toString());
    }

    public static String ulid(Instant at) {
        return new Ulid(at.toEpochMilli(), UlidCreator.getUlid().getRandom()).toString();
    }

    public static ScopedKey key(String text) {
        return new ScopedKey(SCOPE, new IdempotencyKey(text));
    }

    public static ConsumeRequest one(UserId user, ScopedKey key) {
        return consumption(user, key, 1);
    }

    public static ConsumeRequest consumption(UserId user, ScopedKey key, long cost) {
        return new ConsumeRequest(
                user, key, Action.IDEATION_MESSAGE, Optional.empty(), Credits.of(cost), new Reference("message-1"));
    }

    public static ConsumeRequest other(UserId user, ScopedKey key) {
        return new ConsumeRequest(
                user, key, Action.WEB_SEARCH, Optional.empty(), Credits.of(2), new Reference("search-1"));
    }
}
