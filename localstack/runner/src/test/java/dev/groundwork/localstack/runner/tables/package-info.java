@NullMarked
package dev.groundwork.localstack.runner.tables;

import org.jspecify.annotations.NullMarked;
