/** The control API for scripts and tests, on loopback only. */
@NullMarked
package dev.groundwork.localstack.runner.control;

import org.jspecify.annotations.NullMarked;
