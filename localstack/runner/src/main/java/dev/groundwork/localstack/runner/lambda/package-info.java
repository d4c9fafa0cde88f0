/** Functions as Lambda runs them: processes under AWS's runtime client, which asks a Runtime API for events. */
@NullMarked
package dev.groundwork.localstack.runner.lambda;

import org.jspecify.annotations.NullMarked;
