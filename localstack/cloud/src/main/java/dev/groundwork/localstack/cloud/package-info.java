/** What the stand-ins of AWS services have in common: a request, an answer, and a server that finds the service a request is for. */
@NullMarked
package dev.groundwork.localstack.cloud;

import org.jspecify.annotations.NullMarked;
