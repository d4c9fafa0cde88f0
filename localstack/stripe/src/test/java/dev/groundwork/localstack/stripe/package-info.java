@NullMarked
package dev.groundwork.localstack.stripe;

import org.jspecify.annotations.NullMarked;
