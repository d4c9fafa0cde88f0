package dev.groundwork.bench;

import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.Password.Verification;
import dev.groundwork.auth.password.PasswordHasher;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import java.util.Optional;

/**
 * Notes on a order when a password is hashed. Registered by hand, no bean of this module: a container that has no sign-in must not look
 * for it.
 */
final class HashRecorder implements BeanCreatedEventListener<Object> {

    private final CallOrder order;

    HashRecorder(CallOrder order) {
        this.order = order;
    }

    @Override
    public Object onCreated(BeanCreatedEvent<Object> event) {
        return event.getBean() instanceof PasswordHasher passwords ? new Watched(passwords, order) : event.getBean();
    }

    private record Watched(PasswordHasher passwords, CallOrder order) implements PasswordHasher {

        @Override
        public PasswordHash hash(Password password) {
            order.hash();
            return passwords.hash(password);
        }

        @Override
        public Verification verify(Password password, Optional<PasswordHash> stored) {
            order.hash();
            return passwords.verify(password, stored);
        }
    }
}
