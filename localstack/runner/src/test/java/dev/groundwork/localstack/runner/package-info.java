@NullMarked
package dev.groundwork.localstack.runner;

import org.jspecify.annotations.NullMarked;
