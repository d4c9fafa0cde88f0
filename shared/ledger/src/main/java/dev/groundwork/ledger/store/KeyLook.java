package dev.groundwork.ledger.store;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.ScopedKey.Route;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether something has happened under a caller's key. Writes nothing. */
record KeyLook(Parts parts, UserId user, ScopedKey key) {

    boolean isUsed() {
        return parts.spending()
                .account(user)
                .filter(account -> operations().anyMatch(operation -> happened(account, operation)))
                .isPresent();
    }

    private Stream<OperationKey> operations() {
        var own =
                switch (key.route(parts.clock().instant())) {
                    case Route.Direct(var operation) -> Optional.of(operation);
                    case Route.Recorded(var guard) -> guard;
                };
        return Stream.concat(own.stream(), parts.records().find(user, key.recordName()).stream());
    }

    private boolean happened(LedgerAccount account, OperationKey operation) {
        var log = parts.spending().log(account, operation);
        return !log.entries(operation).isEmpty() || log.hold(operation).isPresent();
    }
}
