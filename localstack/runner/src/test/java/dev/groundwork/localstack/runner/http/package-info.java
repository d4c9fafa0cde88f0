@NullMarked
package dev.groundwork.localstack.runner.http;

import org.jspecify.annotations.NullMarked;
