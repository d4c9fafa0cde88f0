/** Amazon SQS: queues, their messages, and the redrive to dead-letter queues. */
@NullMarked
package dev.groundwork.localstack.cloud.sqs;

import org.jspecify.annotations.NullMarked;
