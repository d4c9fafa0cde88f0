/** The event sources other than requests: streams, queues, rules and schedules. */
@NullMarked
package dev.groundwork.localstack.runner.events;

import org.jspecify.annotations.NullMarked;
