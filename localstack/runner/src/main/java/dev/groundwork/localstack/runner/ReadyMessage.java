package dev.groundwork.localstack.runner;

import java.time.Duration;
import java.util.Optional;

/** The text that a person reads when the stack is ready. */
record ReadyMessage(String origin, Optional<ServiceClient> client, Duration took) {

    String text() {
        return """

                Groundwork is ready after %.1f s.
                  API and pages    %s
                  this stack       %s/start
                  mailbox          %s/mailbox
                  console          %s/console
                  API reference    %s/docs
                  control API      %s/_local/status
                  service client   %s
                Press Ctrl-C to stop.
                """.formatted(
                took.toMillis() / 1000.0,
                origin,
                origin,
                origin,
                origin,
                origin,
                origin,
                client.map(c -> c.id() + " with the secret " + c.secret()).orElse("none"));
    }
}
