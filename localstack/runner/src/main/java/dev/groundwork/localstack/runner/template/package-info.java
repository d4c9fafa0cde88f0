/** Reads template.yaml into types of this program. */
@NullMarked
package dev.groundwork.localstack.runner.template;

import org.jspecify.annotations.NullMarked;
