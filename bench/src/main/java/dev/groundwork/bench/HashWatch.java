package dev.groundwork.bench;

import dev.groundwork.auth.domain.Password;
import dev.groundwork.auth.domain.PasswordHash;
import dev.groundwork.auth.port.Passwords;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import java.util.Optional;

/**
 * Notes on a timeline when a password is hashed. Registered by hand, no bean of this module: a container that has no sign-in must not look
 * for it.
 */
final class HashWatch implements BeanCreatedEventListener<Object> {

    private final Timeline timeline;

    HashWatch(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public Object onCreated(BeanCreatedEvent<Object> event) {
        return event.getBean() instanceof Passwords passwords ? new Watched(passwords, timeline) : event.getBean();
    }

    private record Watched(Passwords passwords, Timeline timeline) implements Passwords {

        @Override
        public PasswordHash hash(Password password) {
            timeline.hash();
            return passwords.hash(password);
        }

        @Override
        public Verdict judge(Password password, Optional<PasswordHash> stored) {
            timeline.hash();
            return passwords.judge(password, stored);
        }
    }
}
