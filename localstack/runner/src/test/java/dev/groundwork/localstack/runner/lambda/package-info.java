@NullMarked
package dev.groundwork.localstack.runner.lambda;

import org.jspecify.annotations.NullMarked;
