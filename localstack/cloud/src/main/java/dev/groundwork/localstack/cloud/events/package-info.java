/** Amazon EventBridge as far as putting events goes; rules are the template's and kept by whoever listens. */
@NullMarked
package dev.groundwork.localstack.cloud.events;

import org.jspecify.annotations.NullMarked;
