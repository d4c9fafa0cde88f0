@NullMarked
package dev.groundwork.localstack.runner.gateway;

import org.jspecify.annotations.NullMarked;
