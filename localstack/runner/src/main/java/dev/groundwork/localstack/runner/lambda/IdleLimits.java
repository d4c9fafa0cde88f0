package dev.groundwork.localstack.runner.lambda;

import dev.groundwork.localstack.runner.template.Template;
import java.time.Duration;

/**
 * The times after which a process that has had no event ends.
 *
 * @param workers for functions that streams, queues, rules and schedules invoke
 * @param api for functions with a route, which people wait for
 */
public record IdleLimits(Duration workers, Duration api) {

    /** Returns the limit of a function. */
    public Duration of(Template.Function function) {
        return function.hasRoute() ? api : workers;
    }
}
