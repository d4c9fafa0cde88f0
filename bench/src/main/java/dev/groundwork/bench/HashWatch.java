package dev.groundwork.bench;

import dev.groundwork.auth.domain.Password;
import dev.groundwork.auth.domain.PasswordHash;
import dev.groundwork.auth.port.Passwords;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Notes on the timeline, where there is one, when a password is hashed. */
@Singleton
@Requires(beans = Timeline.class)
final class HashWatch implements BeanCreatedEventListener<Passwords> {

    private final Timeline timeline;

    HashWatch(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public Passwords onCreated(BeanCreatedEvent<Passwords> event) {
        return new Watched(event.getBean(), timeline);
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
