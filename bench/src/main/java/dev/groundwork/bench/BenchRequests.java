package dev.groundwork.bench;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ConsumeRequest;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.ScopedKey;
import java.time.Instant;
import java.util.Optional;

/** Parts of requests as callers send them: ids, keys and the request to consume one credit for a message. */
final class BenchRequests {

    private static final String SCOPE = "cli_bench consume";
    private static final Reference REFERENCE = new Reference("message-1");

    private BenchRequests() {}

    static UserId user() {
        return new UserId("usr_" + UlidCreator.getMonotonicUlid());
    }

    /** A ULID of this time, as callers are asked to make their keys. */
    static String ordered(Instant at) {
        return new Ulid(at.toEpochMilli(), UlidCreator.getUlid().getRandom()).toString();
    }

    /** A key that does not carry its time. */
    static String opaque() {
        return "order-" + UlidCreator.getUlid().toLowerCase();
    }

    static ScopedKey scoped(String key) {
        return new ScopedKey(SCOPE, new IdempotencyKey(key));
    }

    static ConsumeRequest message(UserId user, String key) {
        return new ConsumeRequest(
                user, scoped(key), Action.IDEATION_MESSAGE, Optional.empty(), Credits.of(1), REFERENCE);
    }
}
