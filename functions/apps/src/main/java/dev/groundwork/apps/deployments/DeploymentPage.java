package dev.groundwork.apps.deployments;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of an app's deployments, as an answer.
 *
 * @param nextCursor the cursor of the next page, null on the last one
 */
@Serdeable
record DeploymentPage(
        List<DeploymentResponse> items, @Nullable String nextCursor) {}
