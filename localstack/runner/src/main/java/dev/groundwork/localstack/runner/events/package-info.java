/** What invokes functions besides requests: streams, queues, schedules. */
@NullMarked
package dev.groundwork.localstack.runner.events;

import org.jspecify.annotations.NullMarked;
