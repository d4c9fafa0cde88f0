package dev.groundwork.ledger.adapter;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.ScopedKey;
import dev.groundwork.ledger.domain.ScopedKey.Route;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether something has happened under a caller's key. Writes nothing. */
record KeyLook(Desk desk, UserId user, ScopedKey key) {

    boolean isUsed() {
        return desk.spending()
                .account(user)
                .filter(account -> operations().anyMatch(operation -> happened(account, operation)))
                .isPresent();
    }

    private Stream<OperationKey> operations() {
        var own =
                switch (key.route(desk.clock().instant())) {
                    case Route.Direct(var operation) -> Optional.of(operation);
                    case Route.Pointed(var guard) -> guard;
                };
        return Stream.concat(own.stream(), desk.pointers().find(user, key.pointerName()).stream());
    }

    private boolean happened(Account account, OperationKey operation) {
        var log = desk.spending().log(account, operation);
        return !log.entries(operation).isEmpty() || log.hold(operation).isPresent();
    }
}
