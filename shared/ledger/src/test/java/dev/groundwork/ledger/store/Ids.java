package dev.groundwork.ledger.store;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Action;
import dev.groundwork.ledger.model.ConsumeRequest;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.ScopedKey;
import java.time.Instant;
import java.util.Optional;

/** Ids and requests for tests. */
final class Ids {

    static final Instant NOW = Instant.parse("2026-01-07T09:30:00Z");

    private static final String SCOPE = "cli_test consume";

    private Ids() {}

    static UserId user() {
        return new UserId("usr_" + UlidCreator.getMonotonicUlid());
    }

    /** Always the same user. */
    static UserId user(int number) {
        return new UserId("usr_" + new Ulid(NOW.toEpochMilli() << 16, number));
    }

    /** Always the same app. */
    static AppId app(int number) {
        return new AppId("app_" + new Ulid(NOW.toEpochMilli() << 16, number));
    }

    static AppId app() {
        return new AppId("app_" + UlidCreator.getMonotonicUlid());
    }

    static ScopedKey ordered(Instant at) {
        return key(ulid(at));
    }

    /** Always the same key. */
    static ScopedKey ordered(Instant at, int number) {
        return key(new Ulid(at.toEpochMilli() << 16, number).toString());
    }

    static String ulid(Instant at) {
        return new Ulid(at.toEpochMilli(), UlidCreator.getUlid().getRandom()).toString();
    }

    static ScopedKey key(String text) {
        return new ScopedKey(SCOPE, new IdempotencyKey(text));
    }

    static ConsumeRequest one(UserId user, ScopedKey key) {
        return consumption(user, key, 1);
    }

    static ConsumeRequest consumption(UserId user, ScopedKey key, long cost) {
        return new ConsumeRequest(
                user, key, Action.IDEATION_MESSAGE, Optional.empty(), Credits.of(cost), new Reference("message-1"));
    }

    static ConsumeRequest other(UserId user, ScopedKey key) {
        return new ConsumeRequest(
                user, key, Action.WEB_SEARCH, Optional.empty(), Credits.of(2), new Reference("search-1"));
    }
}
