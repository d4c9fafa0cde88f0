/** The one address behind every {@code AWS_ENDPOINT_URL_…}, DynamoDB behind it, and this program as a client of its own stand-ins. */
@NullMarked
package dev.groundwork.localstack.runner.cloud;

import org.jspecify.annotations.NullMarked;
