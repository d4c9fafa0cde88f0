@NullMarked
package dev.groundwork.localstack.runner.events;

import org.jspecify.annotations.NullMarked;
