package dev.groundwork.localstack.runner;

import java.util.Map;

/** What a person reads when everything runs. */
record Greeting(Map<String, Object> status, ServiceClient client) {

    String text(long millis) {
        return """

                Groundwork is ready after %.1f s.
                  API and pages    %s
                  mailbox          %s
                  console          %s
                  API reference    %s/docs
                  control API      %s/_local/status
                  service client   %s
                  its secret       %s
                Press Ctrl-C to stop.
                """.formatted(
                        millis / 1000.0,
                        status.get("api"),
                        status.get("mailbox"),
                        status.get("console"),
                        status.get("api"),
                        status.get("api"),
                        client.id(),
                        client.secret());
    }
}
