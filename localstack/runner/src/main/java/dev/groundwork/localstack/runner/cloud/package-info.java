/** Stand-ins of AWS services behind the SDK's endpoint settings. */
@NullMarked
package dev.groundwork.localstack.runner.cloud;

import org.jspecify.annotations.NullMarked;
