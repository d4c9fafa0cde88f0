package dev.groundwork.localstack.runner.events;

import java.time.Instant;
import java.util.Optional;

/**
 * A schedule as the template has it, and when it is due.
 *
 * @param function the logical id of the function that it invokes
 * @param expression as in the template
 * @param isEnabled whether it runs by itself
 * @param next when it is due next by the product's clock, if that is not moved; empty where it never is
 */
public record ScheduleState(String function, String expression, boolean isEnabled, Optional<Instant> next) {}
