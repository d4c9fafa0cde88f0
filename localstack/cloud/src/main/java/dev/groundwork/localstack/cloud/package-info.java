/** A request to a stand-in of an AWS service and its answer. */
@NullMarked
package dev.groundwork.localstack.cloud;

import org.jspecify.annotations.NullMarked;
