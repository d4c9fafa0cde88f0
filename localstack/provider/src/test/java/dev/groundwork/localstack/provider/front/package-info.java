@NullMarked
package dev.groundwork.localstack.provider.front;

import org.jspecify.annotations.NullMarked;
