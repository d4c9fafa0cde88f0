/** API Gateway's HTTP API: routes of the template, events of payload format 2.0. */
@NullMarked
package dev.groundwork.localstack.runner.gateway;

import org.jspecify.annotations.NullMarked;
