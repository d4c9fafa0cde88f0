@NullMarked
package dev.groundwork.localstack.runner.control;

import org.jspecify.annotations.NullMarked;
