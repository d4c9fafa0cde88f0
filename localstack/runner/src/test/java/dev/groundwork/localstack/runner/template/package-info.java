@NullMarked
package dev.groundwork.localstack.runner.template;

import org.jspecify.annotations.NullMarked;
